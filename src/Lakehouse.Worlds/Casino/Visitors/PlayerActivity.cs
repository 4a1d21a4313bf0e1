using Lakehouse.Worlds.Casino.Floor;

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
/// Follows one player through the window: a step a day to see whether the player came, and the player's own stays where
/// so. No row of anybody else is made, so the cost does not grow with the casino.
/// </summary>
internal sealed class PlayerActivity(CasinoModel model)
{
    private const long CentsPerPoint = 500;

    private readonly MachineDay _machineDay = new(model);

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
                AddVisit(ref activity, day, position);
            }
        }

        return activity;
    }

    private void AddVisit(ref Activity activity, FloorDay day, long position)
    {
        Span<Seat> seats = stackalloc Seat[GamingCalendar.Bands];
        seats = seats[..day.SeatsOf(position, seats)];
        var came = false;
        long coinIn = 0;
        foreach (var (machine, band) in seats)
        {
            _machineDay.Open(day, machine);
            _machineDay.MakeStay(band);
            ref readonly var stay = ref _machineDay.StayOf(band);
            var jackpots = JackpotsIn(band, out var amount);
            came |= stay.PlayCount > 0 || jackpots > 0 || LeavesOnlyCash(band);
            coinIn += stay.CoinIn;
            activity.Theo += (Int128)stay.CoinIn * _machineDay.Hold;
            activity.WinLoss += stay.CoinOut - stay.CoinIn + amount;
        }

        if (came)
        {
            activity.Visits++;
            activity.LastDay = day.Day;
            activity.Points += coinIn / CentsPerPoint;
        }
    }

    private int JackpotsIn(int band, out long amount)
    {
        var number = 0;
        amount = 0;
        for (var i = 0; i < _machineDay.Jackpots; i++)
        {
            if (_machineDay.JackpotBand(i) == band)
            {
                number++;
                amount += _machineDay.JackpotAmount(i);
            }
        }

        return number;
    }

    // A machine without a play all day may still have taken a bill or given a ticket.
    private bool LeavesOnlyCash(int band)
    {
        if (_machineDay.PlayedBandCount > 0)
        {
            return false;
        }

        foreach (var deal in (ReadOnlySpan<SlotDeal>)[SlotDeal.Bill, SlotDeal.Ticket])
        {
            for (var i = 0; i < _machineDay.Counts[(int)deal]; i++)
            {
                if (_machineDay.PlaceInStay(deal, i).Band == band)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
