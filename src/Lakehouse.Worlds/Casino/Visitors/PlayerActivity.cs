using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visits;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>What a player did in the window, in sums.</summary>
internal struct Activity
{
    public int Visits;

    /// <summary>The last day with a visit, or -1.</summary>
    public int LastDay;

    /// <summary>What the house could expect to win, in millionths of a cent.</summary>
    public Int128 Theo;

    /// <summary>The result from the player's side, in cents.</summary>
    public long WinLoss;

    public long Points;
}

/// <summary>
/// Follows one player through the window: a step a day to see whether the player came, and the player's own visit where
/// so. No row of anybody else is made, so the cost does not grow with the casino.
/// </summary>
internal sealed class PlayerActivity(CasinoModel model)
{
    private const int Millionths = 1_000_000;

    private readonly SlotPlay _slots = new(model);
    private readonly TablePlay _table = new(model);
    private readonly VisitCounts _counts = new();
    private readonly long _centsPerPoint = model.Plan.Knobs.Units(PlayerKnobs.CentsPerPoint, 100);

    public Activity Of(long player)
    {
        var activity = new Activity { LastDay = -1 };
        var eligible = model.Players.EligibleIndex(player);
        if (eligible < 0)
        {
            return activity;
        }

        foreach (var day in model.Days)
        {
            var position = model.RosterOf(day.Day).PositionOf(eligible);
            if (position >= 0)
            {
                Add(ref activity, model.VisitsOf(day.Day), position);
            }
        }

        return activity;
    }

    private void Add(ref Activity activity, VisitDay day, long position)
    {
        _slots.Open(day.Floor, position);
        activity.Theo += _slots.Theo;
        activity.WinLoss += _slots.Result;
        activity.Points += _slots.CoinIn / _centsPerPoint;
        var rank = day.RankOf(position);
        var isAtTable = day.TableVisitOf(rank) >= 0;
        if (isAtTable)
        {
            _counts.Open(day, rank);
            _table.Open(day, _counts, day.Floor.CohortOf(position));
            activity.Theo += (Int128)_table.TheoCents * Millionths;
            activity.WinLoss += _table.Result * 100;
        }

        if (_slots.LeavesRow || isAtTable || day.OtherSuspicionOf(rank) >= 0 || day.CageRowsBefore(rank) < day.CageRowsBefore(rank + 1))
        {
            activity.Visits++;
            activity.LastDay = day.Floor.Day;
        }
    }
}
