using Apache.Arrow;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeSlotTelemetrySchema;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>Fills batches of a stretch of machines of one day; used again for the next stretch.</summary>
internal sealed class SlotBatchFiller : IBatchFiller
{
    // A stretch of machines shares the dictionaries of its ids; no slice of ordinary density has more.
    private const int StretchMachines = 65_536;
    private const string Source = "SlotMachineGenerator";

    private static readonly string[] s_events =
    [
        "GAME_PLAY", "METER_UPDATE", "BILL_IN", "TICKET_OUT", "TILT", "JACKPOT", "DOOR_OPEN", "DOOR_CLOSE", "POWER_OFF", "POWER_ON",
    ];

    private static readonly string[] s_errorCodes = ["E001", "E002", "E003", "E004", "E005", "E006", "E007"];

    private static readonly string[] s_errorMessages =
    [
        "Door Open Tilt", "Bill Jam", "Coin Hopper Empty", "Communication Error", "Power Fluctuation", "Reel Error", "Touch Screen Error",
    ];

    private readonly BronzeSlotTelemetry _table;
    private readonly CasinoModel _model;
    private readonly MachineDayRows _machineDay;
    private readonly SlotRows _rows = new();
    private readonly BatchBuffers _buffers;
    private MachineTraits[] _traits = [];
    private FloorDay _day;
    private long _firstMachine;
    private int _machines;
    private int _machine;
    private bool _open;
    private long _end;

    // The row after the last one filled.
    private long _row;

    public SlotBatchFiller(BronzeSlotTelemetry table)
    {
        _table = table;
        _model = table.Model;
        _machineDay = new MachineDayRows(_model);
        _day = _model.Days[0];
        _buffers = new BatchBuffers(table.Schema);
        _buffers[Columns.LocationId].SetDictionary(MachineFloor.Locations);
        _buffers[Columns.Zone].SetDictionary(MachineFloor.Zones);
        _buffers[Columns.EventType].SetDictionary(s_events);
        _buffers[Columns.MachineType].SetDictionary(MachineFloor.MachineTypes);
        _buffers[Columns.Manufacturer].SetDictionary(MachineFloor.Manufacturers);
        _buffers[Columns.GameTheme].SetDictionary(MachineFloor.Themes);
        _buffers[Columns.ErrorCode].SetDictionary(s_errorCodes);
        _buffers[Columns.ErrorMessage].SetDictionary(s_errorMessages);
        _buffers[Columns.Source].SetDictionary(Source);
    }

    public IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        for (_row = firstRow; _row < firstRow + rowCount;)
        {
            var day = _model.Days[_model.DayOfSlotRow(_row)];
            var dayBegin = _model.SlotRowsBefore(day.Day);
            OpenStretch(day, _table.MachineOf(day, _row - dayBegin), Math.Min(firstRow + rowCount, dayBegin + day.Rows));
            while (_row < _end)
            {
                yield return NextBatch();
            }
        }
    }

    private void OpenStretch(FloorDay day, long machine, long end)
    {
        _day = day;
        _firstMachine = machine;
        var last = _table.MachineOf(day, end - 1 - _model.SlotRowsBefore(day.Day));
        _machines = (int)Math.Min(StretchMachines, last - machine + 1);
        _end = machine + _machines > last ? end : _model.SlotRowsBefore(day.Day) + day.RowsBefore(machine + _machines);
        _machine = 0;
        OpenMachine();
        _machineDay.Skip((int)(_row - _model.SlotRowsBefore(day.Day) - day.RowsBefore(machine)));

        if (_traits.Length < _machines)
        {
            _traits = new MachineTraits[_machines];
        }

        for (var i = 0; i < _machines; i++)
        {
            _traits[i] = new MachineTraits(_model.Machines, machine + i);
        }

        NameMachines();
        _buffers[Columns.BatchId].SetDictionary(_table.Loads.BatchId(day.Day));
        _buffers[Columns.IngestedAt].Longs.Fill(_table.Loads.IngestedAt(day.Day));
    }

    private RecordBatch NextBatch()
    {
        var capacity = (int)Math.Min(WorldTable.BatchRows, _end - _row);
        _rows.Count = 0;
        while (_rows.Count < capacity)
        {
            if (!_open)
            {
                _machine++;
                OpenMachine();
            }

            _open = !_machineDay.WriteTo(_rows, capacity);
        }

        FillIds();
        FillMachines();
        FillEvents();
        FillMoney();
        FillPlayers();
        _row += capacity;
        return _buffers.ToBatch(capacity);
    }

    private void NameMachines()
    {
        var machineIds = _buffers[Columns.MachineId].Dictionary(_machines);
        var assets = _buffers[Columns.AssetNumber].Dictionary(_machines);
        for (var machine = _firstMachine; machine < _firstMachine + _machines; machine++)
        {
            Texts.Append(ref machineIds, "SM-"u8, machine + 1, 4);
            Texts.Append(ref assets, "A-"u8, _model.Machines.AssetNumber(machine), 5);
        }

        machineIds.Done();
        assets.Done();
        _buffers[Columns.MachineId].DictionaryDone();
        _buffers[Columns.AssetNumber].DictionaryDone();
    }

    private void OpenMachine()
    {
        _machineDay.Open(_day, _model.RosterOf(_day.Day), _firstMachine + _machine, _machine);
        _open = true;
    }

    private void FillIds()
    {
        var texts = _buffers[Columns.EventId].Texts();
        var events = _table.EventIds;
        for (var i = 0; i < _rows.Count; i++)
        {
            Texts.AppendHex(ref texts, "evt_"u8, events.Number(_row + i), 8);
        }

        texts.Done();
    }

    private void FillMachines()
    {
        var machines = _rows.Machine.AsSpan(0, _rows.Count);
        var traits = _traits;
        machines.CopyTo(_buffers[Columns.MachineId].Ints);
        machines.CopyTo(_buffers[Columns.AssetNumber].Ints);
        var location = _buffers[Columns.LocationId].Ints;
        var zone = _buffers[Columns.Zone].Ints;
        var type = _buffers[Columns.MachineType].Ints;
        var manufacturer = _buffers[Columns.Manufacturer].Ints;
        var theme = _buffers[Columns.GameTheme].Ints;
        var denomination = _buffers[Columns.Denomination].Decimals;
        var hold = _buffers[Columns.TheoreticalHold].Decimals;
        for (var i = 0; i < machines.Length; i++)
        {
            ref readonly var machine = ref traits[machines[i]];
            location[i] = machine.Location;
            zone[i] = machine.Zone;
            type[i] = machine.Type;
            manufacturer[i] = machine.Manufacturer;
            theme[i] = machine.Theme;
            denomination[i] = machine.Cents;
            hold[i] = machine.Hold;
        }
    }

    private void FillEvents()
    {
        var events = _rows.Event.AsSpan(0, _rows.Count);
        var seconds = _rows.Second.AsSpan(0, _rows.Count);
        var errors = _rows.Error.AsSpan(0, _rows.Count);
        var type = _buffers[Columns.EventType].Ints;
        var time = _buffers[Columns.EventTimestamp].Longs;
        var code = _buffers[Columns.ErrorCode].Ints;
        var message = _buffers[Columns.ErrorMessage].Ints;
        for (var i = 0; i < events.Length; i++)
        {
            type[i] = (int)events[i];
            time[i] = (_day.BeginUtc + seconds[i]) * 1_000_000;
            var error = Math.Max(errors[i] - 1, 0);
            code[i] = error;
            message[i] = error;
        }

        var valid = _buffers[Columns.ErrorCode].Validity;
        SetValid(valid, Has(SlotEvent.Tilt) | Has(SlotEvent.PowerOff));
        valid.CopyTo(_buffers[Columns.ErrorMessage].Validity);
    }

    private void FillMoney()
    {
        var count = _rows.Count;
        var coinIn = _rows.CoinIn.AsSpan(0, count);
        var coinOut = _rows.CoinOut.AsSpan(0, count);
        var inColumn = _buffers[Columns.CoinIn].Decimals;
        var outColumn = _buffers[Columns.CoinOut].Decimals;
        var jackpot = _buffers[Columns.JackpotAmount].Decimals;
        var hold = _buffers[Columns.ActualHold].Decimals;
        for (var i = 0; i < count; i++)
        {
            // A jackpot's amount stands where the money in of other rows does; validity tells them apart.
            inColumn[i] = coinIn[i];
            jackpot[i] = coinIn[i];
            outColumn[i] = coinOut[i];
            hold[i] = coinIn[i] == 0 ? 0 : RoundedRatio((coinIn[i] - coinOut[i]) * 1_000_000, coinIn[i]);
        }

        _rows.Games.AsSpan(0, count).CopyTo(_buffers[Columns.GamesPlayed].Ints);
        var counted = Has(SlotEvent.GamePlay) | Has(SlotEvent.MeterUpdate);
        SetValid(_buffers[Columns.CoinIn].Validity, counted | Has(SlotEvent.BillIn));
        SetValid(_buffers[Columns.JackpotAmount].Validity, Has(SlotEvent.Jackpot));
        var valid = _buffers[Columns.CoinOut].Validity;
        SetValid(valid, counted);
        valid.CopyTo(_buffers[Columns.GamesPlayed].Validity);
        valid.CopyTo(_buffers[Columns.ActualHold].Validity);
        ClearHoldWithoutHandle(_buffers[Columns.ActualHold].Validity);
    }

    // A meter read before the first play of a day has no handle to hold a share of.
    private void ClearHoldWithoutHandle(Span<ulong> valid)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows.CoinIn[i] == 0)
            {
                valid[i >> 6] &= ~(1UL << (i & 63));
            }
        }
    }

    private void FillPlayers()
    {
        var players = _rows.Player.AsSpan(0, _rows.Count);
        var sessions = _rows.Session.AsSpan(0, _rows.Count);
        var playerTexts = _buffers[Columns.PlayerId].Texts();
        var sessionTexts = _buffers[Columns.SessionId].Texts();
        var valid = _buffers[Columns.PlayerId].Validity;
        valid.Clear();
        for (var i = 0; i < players.Length; i++)
        {
            if (players[i] < 0)
            {
                playerTexts.End(0);
                sessionTexts.End(0);
                continue;
            }

            valid[i >> 6] |= 1UL << (i & 63);
            PlayerBook.AppendId(ref playerTexts, players[i]);
            Texts.AppendHex(ref sessionTexts, "SES-"u8, sessions[i], 8);
        }

        playerTexts.Done();
        sessionTexts.Done();
        valid.CopyTo(_buffers[Columns.SessionId].Validity);
    }

    private void SetValid(Span<ulong> valid, uint events)
    {
        var kinds = _rows.Event.AsSpan(0, _rows.Count);
        for (var word = 0; word * 64 < kinds.Length; word++)
        {
            ulong bits = 0;
            var part = kinds[(word * 64)..Math.Min(kinds.Length, (word + 1) * 64)];
            for (var i = 0; i < part.Length; i++)
            {
                bits |= (ulong)((events >> (int)part[i]) & 1) << i;
            }

            valid[word] = bits;
        }
    }

    private static uint Has(SlotEvent kind) => 1u << (int)kind;

    // Rounded half away from zero.
    private static long RoundedRatio(long numerator, long denominator) =>
        numerator >= 0
            ? ((2 * numerator) + denominator) / (2 * denominator)
            : -(((-2 * numerator) + denominator) / (2 * denominator));

    private readonly struct MachineTraits(MachineFloor floor, long machine)
    {
        public readonly int Location = floor.Location(machine);
        public readonly int Zone = floor.Zone(machine);
        public readonly int Type = floor.MachineType(machine);
        public readonly int Manufacturer = floor.Manufacturer(machine);
        public readonly int Theme = floor.Theme(machine);
        public readonly int Cents = floor.Prices.Of(machine).Cents;
        public readonly int Hold = floor.Hold(machine);
    }
}
