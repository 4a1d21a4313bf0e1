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
/// One visitor on one day, remade for each in turn: when the play at machines was, what it gave by hand, and the play at
/// a table. What the cage then writes down is made of it by <see cref="Cage.CageRows"/>.
/// </summary>
internal sealed class Visit
{
    private readonly CasinoModel _model;
    private readonly MachineDay _machineDay;
    private readonly List<HandPay> _handPays = [];

    public Visit(CasinoModel model)
    {
        _model = model;
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

    /// <summary>How many rows of each kind it has.</summary>
    public VisitCounts Counts { get; } = new();

    public ReadOnlySpan<HandPay> HandPays => CollectionsMarshal.AsSpan(_handPays);

    /// <summary>When the first stay or rated play begins, in seconds of the day.</summary>
    public int FirstPlay { get; private set; }

    /// <summary>When the last one ends.</summary>
    public int LastPlay { get; private set; }

    public long Player => _model.RosterOf(Day.Floor.Day).PlayerAt(Position);

    public void OpenRank(VisitDay day, long rank) => Open(day, day.PositionOf(rank), rank);

    /// <summary>Turns to the play at a table alone: when the play at machines was, and what it gave by hand, is not made.</summary>
    public void OpenAtTable(VisitDay day, long rank) => TurnTo(day, day.PositionOf(rank), rank);

    public void OpenPosition(VisitDay day, long position) => Open(day, position, day.RankOf(position));

    private void Open(VisitDay day, long position, long rank)
    {
        TurnTo(day, position, rank);
        FirstPlay = int.MaxValue;
        LastPlay = 0;
        Stay(day.Floor, position);
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
        Counts.Open(day, rank);
        Table.Open(day, Counts, day.Floor.CohortOf(position));
    }

    // Stays come in order of time, so all but the first and the last matter only for their jackpots.
    private void Stay(FloorDay day, long position)
    {
        Span<Seat> seats = stackalloc Seat[GamingCalendar.Bands];
        seats = seats[..day.SeatsOf(position, seats)];
        _handPays.Clear();
        for (var i = 0; i < seats.Length; i++)
        {
            var (machine, band) = seats[i];
            var paysByHand = MachineDay.GivesHandPays(day, machine);
            if (paysByHand)
            {
                AddHandPays(day, machine, band);
            }

            if (i == 0 || i == seats.Length - 1)
            {
                var (begin, end) = paysByHand
                    ? (_machineDay.StayOf(band).Begin, _machineDay.StayOf(band).End)
                    : _machineDay.TimesOfStay(day, machine, band);
                FirstPlay = Math.Min(FirstPlay, begin);
                LastPlay = Math.Max(LastPlay, end);
            }
        }
    }

    private void AddHandPays(FloorDay day, long machine, int band)
    {
        _machineDay.Open(day, machine);
        _machineDay.MakeTimes(band);
        var stayEnd = _machineDay.StayOf(band).End;
        for (var i = 0; i < _machineDay.Counts[(int)SlotDeal.JackpotHigh]; i++)
        {
            if (_machineDay.JackpotBand(i) == band)
            {
                // Where nothing was played, the jackpot itself may be later than the stay's nominal end.
                var (_, second, cents) = _machineDay.Jackpot(i);
                _handPays.Add(new HandPay(machine, i, second, Math.Max(stayEnd, second), cents));
            }
        }
    }
}
