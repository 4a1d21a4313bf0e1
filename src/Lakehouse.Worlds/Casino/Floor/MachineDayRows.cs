using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>Writes the rows of a machine-day, in order of time, into a batch; picks up where the last batch was full.</summary>
internal sealed class MachineDayRows
{
    private const int MeterWithin = 59;
    private const int TiltAfter = 60;
    private const int TiltWithin = 60;
    private const int PairAfter = 120;
    private const int PairWithin = 480;
    private const int LeastPair = 30;
    private const int PairSpread = 271;
    private const int BillWithin = 100;

    private static readonly int[] s_bills = [100, 500, 1_000, 2_000, 5_000, 10_000];

    private readonly CasinoModel _model;
    private readonly Wheel _bills;
    private readonly Wheel _errors;
    private readonly MachineDay _machineDay;
    private readonly IdBlocks _sessions;
    private readonly long[] _players = new long[GamingCalendar.Bands];
    private readonly long[] _sessionNumbers = new long[GamingCalendar.Bands];
    private Roster.Day _roster;
    private Row[] _rows = new Row[128];
    private ulong[] _order = new ulong[128];
    private int _count;
    private int _written;
    private int _machine;

    public MachineDayRows(CasinoModel model)
    {
        _model = model;
        _bills = SlotKnobs.Bills.Wheel(model.Plan.Knobs);
        _errors = SlotKnobs.Errors.Wheel(model.Plan.Knobs);
        _machineDay = new MachineDay(model);
        _sessions = new IdBlocks(model.Keys.Of(CasinoDefinition.Slots, "session_id"), 16, 8);
        _roster = model.RosterOf(0);
    }

    /// <summary>Makes the rows of a machine of a day; the machine's number in its batch goes with each row.</summary>
    public void Open(FloorDay day, Roster.Day roster, long machine, int machineInBatch)
    {
        _roster = roster;
        _machine = machineInBatch;
        _machineDay.Open(day, machine);
        _machineDay.MakeStays();
        Array.Fill(_players, -1);
        if (_rows.Length < _machineDay.RowCount)
        {
            _rows = new Row[_machineDay.RowCount * 2];
            _order = new ulong[_machineDay.RowCount * 2];
        }

        _count = 0;
        _written = 0;
        AddPlays();
        AddMeters();
        AddInStay(SlotDeal.Bill);
        AddInStay(SlotDeal.Ticket);
        AddTilts();
        AddJackpots();
        AddPairs(SlotDeal.DoorPair, SlotEvent.DoorOpen, SlotEvent.DoorClose);
        AddPairs(SlotDeal.PowerPair, SlotEvent.PowerOff, SlotEvent.PowerOn);
        Sort();
    }

    public int Count => _count;

    /// <summary>A row by its place in the order of time.</summary>
    public ref readonly Row RowAt(int place) => ref _rows[(int)(_order[place] & 0xFFFF)];

    /// <summary>The carded player of a band that has a row with a player.</summary>
    public long PlayerOf(int band) => _players[band];

    /// <summary>Leaves out the first rows.</summary>
    public void Skip(int rows) => _written += rows;

    /// <summary>Writes what is left of the rows, as far as the batch has room; tells whether all are written.</summary>
    public bool WriteTo(SlotRows target, int capacity)
    {
        var take = Math.Min(_count - _written, capacity - target.Count);
        for (var i = 0; i < take; i++)
        {
            ref readonly var row = ref RowAt(_written + i);
            var at = target.Count + i;
            target.Machine[at] = _machine;
            target.Second[at] = row.Second;
            target.Event[at] = row.Event;
            target.CoinIn[at] = row.CoinIn;
            target.CoinOut[at] = row.CoinOut;
            target.Games[at] = row.Games;
            target.Error[at] = row.Error;
            var band = row.CardedBand;
            target.Player[at] = band < 0 ? -1 : _players[band];
            target.Session[at] = band < 0 ? 0 : _sessionNumbers[band];
        }

        target.Count += take;
        _written += take;
        return _written == _count;
    }

    private void AddPlays()
    {
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            ref readonly var stay = ref _machineDay.StayOf(band);
            var carded = stay.PlayCount > 0 ? CardedBand(band) : -1;
            foreach (ref readonly var play in _machineDay.PlaysOf(stay))
            {
                ref var row = ref Add(play.Second, SlotEvent.GamePlay, carded);
                row.CoinIn = play.CoinIn;
                row.CoinOut = play.CoinOut;
                row.Games = play.Games;
            }
        }
    }

    // A meter is read after a stay and carries the sums since the drop that began the day.
    private void AddMeters()
    {
        var count = _machineDay.Counts[(int)SlotDeal.Meter];
        var slices = count <= GamingCalendar.Bands ? 1 : (count / GamingCalendar.Bands) + 2;
        var band = -1;
        long coinIn = 0, coinOut = 0;
        var games = 0;
        for (var i = 0; i < count; i++)
        {
            var upTo = Math.Max(0, ((i + 1) * GamingCalendar.Bands / count) - 1);
            while (band < upTo)
            {
                ref readonly var stay = ref _machineDay.StayOf(++band);
                coinIn += stay.CoinIn;
                coinOut += stay.CoinOut;
                games += stay.Games;
            }

            var second = _machineDay.StayOf(upTo).End + 1
                + MachineDay.Within(Mix.Of(_machineDay.OtherKey, (long)SlotDeal.Meter, i), MeterWithin, i % slices, slices);
            ref var row = ref Add(second, SlotEvent.MeterUpdate, -1);
            row.CoinIn = coinIn;
            row.CoinOut = coinOut;
            row.Games = games;
        }
    }

    private void AddInStay(SlotDeal deal)
    {
        for (var i = 0; i < _machineDay.Counts[(int)deal]; i++)
        {
            var (band, slice, slices) = _machineDay.PlaceInStay(deal, i);
            ref readonly var stay = ref _machineDay.StayOf(band);
            var mix = Mix.Of(_machineDay.OtherKey, (long)deal, i);
            if (deal == SlotDeal.Bill)
            {
                ref var row = ref Add(stay.Begin + MachineDay.Within(mix, BillWithin, slice, slices), SlotEvent.BillIn, CardedBand(band));
                row.CoinIn = s_bills[_bills.Pick(Mix.Of(mix, 1UL))];
            }
            else
            {
                // Where nothing was played, there may still have been a bill before it.
                var end = stay.PlayCount > 0 ? stay.End : stay.Begin + BillWithin - 1;
                Add(end - slice, SlotEvent.TicketOut, CardedBand(band));
            }
        }
    }

    private void AddTilts()
    {
        for (var i = 0; i < _machineDay.Counts[(int)SlotDeal.Tilt]; i++)
        {
            var (band, slice, slices) = _machineDay.PlaceAfterStay(SlotDeal.Tilt, i);
            var mix = Mix.Of(_machineDay.OtherKey, (long)SlotDeal.Tilt, i);
            var second = _machineDay.StayOf(band).End + TiltAfter + MachineDay.Within(mix, TiltWithin, slice, slices);
            Add(second, SlotEvent.Tilt, -1).Error = Error(mix);
        }
    }

    private void AddJackpots()
    {
        for (var i = 0; i < _machineDay.Jackpots; i++)
        {
            var (band, second, amount) = _machineDay.Jackpot(i);
            Add(second, SlotEvent.Jackpot, CardedBand(band)).CoinIn = amount;
        }
    }

    private void AddPairs(SlotDeal deal, SlotEvent first, SlotEvent second)
    {
        for (var i = 0; i < _machineDay.Counts[(int)deal]; i++)
        {
            var (band, slice, slices) = _machineDay.PlaceAfterStay(deal, i);
            var mix = Mix.Of(_machineDay.OtherKey, (long)deal, i);
            var width = PairWithin / slices;
            var least = Math.Min(LeastPair, width / 2);
            var lasts = least + (int)Mix.Below(Mix.Of(mix, 1UL), Math.Max(1, Math.Min(PairSpread, width - least)));
            var begin = _machineDay.StayOf(band).End + PairAfter + (slice * width)
                + (int)Mix.Below(Mix.Of(mix, 2UL), Math.Max(1, width - lasts));
            Add(begin, first, -1).Error = first == SlotEvent.PowerOff ? Error(mix) : (byte)0;
            Add(begin + lasts, second, -1);
        }
    }

    private byte Error(ulong mix) => (byte)(1 + _errors.Pick(Mix.Of(mix, 3UL)));

    private int CardedBand(int band)
    {
        if (!_machineDay.StayOf(band).Carded)
        {
            return -1;
        }

        if (_players[band] < 0)
        {
            _players[band] = _roster.PlayerAt(_machineDay.VisitorIn(band));
            var stay = ((((long)_machineDay.Day.Day * _model.Machines.Count) + _machineDay.Machine) * GamingCalendar.Bands) + band;
            _sessionNumbers[band] = _sessions.Number(stay);
        }

        return band;
    }

    private ref Row Add(int second, SlotEvent kind, int cardedBand)
    {
        _order[_count] = ((ulong)second << 32) | ((ulong)kind << 16) | (uint)_count;
        ref var row = ref _rows[_count++];
        row = new Row { Second = second, Event = kind, CardedBand = cardedBand };
        return ref row;
    }

    // Few rows, most in order already.
    private void Sort()
    {
        for (var i = 1; i < _count; i++)
        {
            var item = _order[i];
            var at = i;
            for (; at > 0 && _order[at - 1] > item; at--)
            {
                _order[at] = _order[at - 1];
            }

            _order[at] = item;
        }
    }

    /// <summary>A row before it has its place among the columns.</summary>
    internal struct Row
    {
        public int Second;
        public SlotEvent Event;
        public byte Error;

        /// <summary>The band of the carded stay that the row is of, or -1.</summary>
        public int CardedBand;
        public int Games;
        public long CoinIn;
        public long CoinOut;
    }
}
