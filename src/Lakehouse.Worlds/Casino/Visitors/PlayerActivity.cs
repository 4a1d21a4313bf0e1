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

    private readonly Visit _visit = new(model, withSums: true);
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
                _visit.OpenPosition(model.VisitsOf(day.Day), position);
                Add(ref activity, day.Day);
            }
        }

        return activity;
    }

    private void Add(ref Activity activity, int day)
    {
        activity.Theo += _visit.SlotTheo + ((Int128)_visit.Table.TheoCents * Millionths);
        activity.WinLoss += _visit.SlotResult + (_visit.Table.Result * 100);
        activity.Points += _visit.CoinIn / _centsPerPoint;
        if (_visit.LeavesRow)
        {
            activity.Visits++;
            activity.LastDay = day;
        }
    }
}
