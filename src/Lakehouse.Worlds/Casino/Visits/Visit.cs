using System.Runtime.InteropServices;
using Lakehouse.Worlds.Casino.Floor;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>A jackpot that is reported, and paid at the cage.</summary>
/// <param name="Machine">The machine that gave it.</param>
/// <param name="Index">Its number among the jackpots of the machine's day.</param>
/// <param name="Second">When it fell, in seconds of the day.</param>
/// <param name="StayEnd">When the stay that it came in ended.</param>
/// <param name="Cents">Its amount.</param>
internal readonly record struct HandPay(long Machine, int Index, int Second, int StayEnd, long Cents);

/// <summary>
/// One visitor on one day, remade for each in turn: the stays at machines and the play at a table. What the cage then
/// writes down is made of it by <see cref="Cage.CageRows"/>.
/// </summary>
internal sealed class Visit
{
    private readonly CasinoModel _model;
    private readonly bool _withSums;
    private readonly MachineDay _machineDay;
    private readonly List<HandPay> _handPays = [];

    /// <param name="model">The casino.</param>
    /// <param name="withSums">Whether what was won and lost at machines is asked for, which takes most of the work.</param>
    public Visit(CasinoModel model, bool withSums = false)
    {
        _model = model;
        _withSums = withSums;
        _machineDay = new MachineDay(model);
        Table = new TablePlay(model);
        Day = model.VisitsOf(0);
    }

    public VisitDay Day { get; private set; }

    public long Position { get; private set; }

    public long Rank { get; private set; }

    /// <summary>Whether the visit has a currency report.</summary>
    public bool IsReported => Rank < Day.Currency;

    public TablePlay Table { get; }

    /// <summary>Whether the visit left a row on a machine.</summary>
    public bool Played { get; private set; }

    /// <summary>Wagers at machines, in cents; this and the two below only where the visit is made with sums.</summary>
    public long CoinIn { get; private set; }

    /// <summary>What the machines could expect to win, in millionths of a cent.</summary>
    public Int128 SlotTheo { get; private set; }

    /// <summary>The result at machines from the player's side, in cents.</summary>
    public long SlotResult { get; private set; }

    public ReadOnlySpan<HandPay> HandPays => CollectionsMarshal.AsSpan(_handPays);

    /// <summary>When the first stay or rated play begins, in seconds of the day.</summary>
    public int FirstPlay { get; private set; }

    /// <summary>When the last one ends.</summary>
    public int LastPlay { get; private set; }

    /// <summary>Whether any table of the world tells of the visit.</summary>
    public bool LeavesRow => Played
        || Table.IsThere
        || Day.CageRowsBefore(Rank) < Day.CageRowsBefore(Rank + 1)
        || Day.OtherSuspicionOf(Rank) >= 0;

    public long Player => _model.RosterOf(Day.Floor.Day).PlayerAt(Position);

    public void OpenRank(VisitDay day, long rank) => Open(day, day.PositionOf(rank), rank);

    /// <summary>Turns to the play at a table alone: the stays at machines, and all that follows from them, are not made.</summary>
    public void OpenAtTable(VisitDay day, long rank)
    {
        TurnTo(day, day.PositionOf(rank), rank);
        Table.Open(day, rank, day.Floor.CohortOf(Position));
    }

    public void OpenPosition(VisitDay day, long position) => Open(day, position, day.RankOf(position));

    private void Open(VisitDay day, long position, long rank)
    {
        TurnTo(day, position, rank);
        ref readonly var cohort = ref day.Floor.CohortOf(position);
        FirstPlay = int.MaxValue;
        LastPlay = 0;
        Stay(day.Floor, position);
        Table.Open(day, rank, cohort);
        foreach (ref readonly var session in Table.Sessions)
        {
            FirstPlay = Math.Min(FirstPlay, session.Begin);
            LastPlay = Math.Max(LastPlay, session.End);
        }
    }

    private void TurnTo(VisitDay day, long position, long rank)
    {
        Day = day;
        Position = position;
        Rank = rank;
    }

    private void Stay(FloorDay day, long position)
    {
        Span<Seat> seats = stackalloc Seat[GamingCalendar.Bands];
        seats = seats[..day.SeatsOf(position, seats)];
        _handPays.Clear();
        Played = false;
        CoinIn = SlotResult = 0;
        SlotTheo = 0;
        foreach (var (machine, band) in seats)
        {
            _machineDay.Open(day, machine);
            if (_withSums)
            {
                _machineDay.MakeStay(band);
            }
            else
            {
                _machineDay.PlaceStay(band);
            }

            ref readonly var stay = ref _machineDay.StayOf(band);
            var jackpots = JackpotsIn(band, stay.End, out var amount);
            Played |= stay.PlayCount > 0 || jackpots > 0 || LeavesOnlyCash(band);
            CoinIn += stay.CoinIn;
            SlotTheo += (Int128)stay.CoinIn * _machineDay.Hold;
            SlotResult += stay.CoinOut - stay.CoinIn + amount;
            FirstPlay = Math.Min(FirstPlay, stay.Begin);
            LastPlay = Math.Max(LastPlay, stay.End);
        }
    }

    private int JackpotsIn(int band, int stayEnd, out long amount)
    {
        var number = 0;
        amount = 0;
        for (var i = 0; i < _machineDay.Jackpots; i++)
        {
            if (_machineDay.JackpotBand(i) != band)
            {
                continue;
            }

            number++;
            var cents = _machineDay.JackpotAmount(i);
            amount += cents;
            if (i < _machineDay.Counts[(int)SlotDeal.JackpotHigh])
            {
                // Where nothing was played, the jackpot itself may be later than the stay's nominal end.
                var (_, second, _) = _machineDay.Jackpot(i);
                _handPays.Add(new HandPay(_machineDay.Machine, i, second, Math.Max(stayEnd, second), cents));
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
