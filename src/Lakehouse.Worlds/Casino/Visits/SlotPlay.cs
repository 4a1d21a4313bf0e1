using Lakehouse.Worlds.Casino.Floor;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>What one visitor of a day played at machines, in sums: every game is made, so only for who asks for money.</summary>
internal sealed class SlotPlay(CasinoModel model)
{
    private readonly MachineDay _machineDay = new(model);

    /// <summary>Whether the visit left a row on a machine.</summary>
    public bool LeavesRow { get; private set; }

    /// <summary>Wagers, in cents.</summary>
    public long CoinIn { get; private set; }

    /// <summary>What the machines could expect to win, in millionths of a cent.</summary>
    public Int128 Theo { get; private set; }

    /// <summary>The result from the player's side, in cents.</summary>
    public long Result { get; private set; }

    public void Open(FloorDay day, long position)
    {
        Span<Seat> seats = stackalloc Seat[GamingCalendar.Bands];
        seats = seats[..day.SeatsOf(position, seats)];
        LeavesRow = false;
        CoinIn = Result = 0;
        Theo = 0;
        foreach (var (machine, band) in seats)
        {
            if (_machineDay.OpenStayAlone(day, machine, band))
            {
                Add(_machineDay.StayAlone);
                LeavesRow |= _machineDay.StayAlone.PlayCount > 0;
                continue;
            }

            _machineDay.Open(day, machine);
            _machineDay.MakeStay(band);
            ref readonly var stay = ref _machineDay.StayOf(band);
            var jackpots = JackpotsIn(band, out var amount);
            LeavesRow |= stay.PlayCount > 0 || jackpots > 0 || LeavesOnlyCash(band);
            Add(stay);
            Result += amount;
        }
    }

    private void Add(in Stay stay)
    {
        CoinIn += stay.CoinIn;
        Theo += (Int128)stay.CoinIn * _machineDay.Hold;
        Result += stay.CoinOut - stay.CoinIn;
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
