using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeSecurityEventsSchema;

namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>Fills batches of security events.</summary>
internal sealed class GuardBatchFiller : UnitFiller
{
    private const string Source = "SecurityGenerator";

    // By kind: 0 low, 1 medium, 2 high, 3 critical.
    private static readonly int[] s_threatOf = [0, 0, 0, 1, 0, 0, 1, 0, 3, 1, 2, 2, 3, 3, 2, 2, 1, 0, 0, 0];

    private readonly UnitTable _table;
    private readonly CasinoModel _model;
    private readonly GuardDay _guard;
    private readonly IdBlocks _badges;
    private readonly GuardEvent[] _events = new GuardEvent[WorldTable.BatchRows];
    private GuardEvent _open;
    private int _day;

    public GuardBatchFiller(UnitTable table)
        : base(table)
    {
        _table = table;
        _model = table.Model;
        _guard = new GuardDay(_model);
        _badges = new IdBlocks(_model.Keys.Of(CasinoDefinition.Security, "badge_number"), 10, 5);
        Buffers[Columns.EventType].SetDictionary(GuardNames.Kinds);
        Buffers[Columns.Zone].SetDictionary([.. GuardNames.Zones.Select(z => z.Name)]);
        Buffers[Columns.LocationDetail].SetDictionary(
            [.. GuardNames.Zones.SelectMany(z => GuardNames.Directions, (zone, direction) => $"{zone.Name} {direction}")]);
        Buffers[Columns.SecurityLevel].SetDictionary(GuardNames.Levels);
        Buffers[Columns.ThreatLevel].SetDictionary(GuardNames.Threats);
        Buffers[Columns.AccessDeniedReason].SetDictionary(GuardNames.Refusals);
        Buffers[Columns.IncidentCategory].SetDictionary(GuardNames.Categories);
        Buffers[Columns.IncidentSeverity].SetDictionary(GuardNames.Severities);
        Buffers[Columns.IncidentDescription].SetDictionary(GuardNames.Descriptions);
        Buffers[Columns.ResolutionStatus].SetDictionary(GuardNames.Resolutions);
        Buffers[Columns.AlarmType].SetDictionary(GuardNames.Alarms);
        Buffers[Columns.PatrolRoute].SetDictionary(GuardNames.Routes);
        Buffers[Columns.Shift].SetDictionary(TableFloor.ShiftNames);
        Buffers[Columns.Source].SetDictionary(Source);
    }

    protected override void OpenDay(int day)
    {
        _day = day;
        _guard.Open(day);
        Buffers[Columns.BatchId].SetDictionary(_table.Loads.BatchId(day));
        Buffers[Columns.IngestedAt].Longs.Fill(_table.Loads.IngestedAt(day));
    }

    protected override int OpenUnit(int day, long unit)
    {
        _open = _guard.Make(unit);
        return 1;
    }

    protected override void Note(int rowOfUnit, int at) => _events[at] = _open;

    protected override void FillColumns(long firstRow, int rows)
    {
        FillEvents(firstRow, rows);
        FillPlaces(rows);
        FillPersons(rows);
        FillDoors(rows);
        FillIncidents(rows);
    }

    private void FillEvents(long firstRow, int rows)
    {
        var ids = Buffers[Columns.EventId].Texts();
        var kinds = Buffers[Columns.EventType].Ints;
        var times = Buffers[Columns.EventTimestamp].Longs;
        var threats = Buffers[Columns.ThreatLevel].Ints;
        var shifts = Buffers[Columns.Shift].Ints;
        var begin = _model.Days[_day].BeginUtc;
        for (var i = 0; i < rows; i++)
        {
            ref readonly var made = ref _events[i];
            Texts.AppendHex(ref ids, "evt_"u8, _table.Ids.Number(firstRow + i), 8);
            kinds[i] = (int)made.Kind;
            times[i] = (begin + made.Second) * 1_000_000;
            threats[i] = s_threatOf[(int)made.Kind];
            shifts[i] = TableFloor.ShiftAt(made.Second);
        }

        ids.Done();
    }

    private void FillPlaces(int rows)
    {
        var locations = Buffers[Columns.Location].Texts();
        var zones = Buffers[Columns.Zone].Ints;
        var details = Buffers[Columns.LocationDetail].Ints;
        var levels = Buffers[Columns.SecurityLevel].Ints;
        for (var i = 0; i < rows; i++)
        {
            ref readonly var made = ref _events[i];
            var (_, code, level) = GuardNames.Zones[made.Zone];
            var text = locations.Next(16);
            "LOC-"u8.CopyTo(text);
            var length = 4 + System.Text.Encoding.ASCII.GetBytes(code, text[4..]);
            locations.End(length + Texts.Decimal(text[length..], made.Place, 3));
            zones[i] = made.Zone;
            details[i] = (made.Zone * GuardNames.Directions.Length) + made.Direction;
            levels[i] = (int)level;
        }

        locations.Done();
    }

    private void FillPersons(int rows)
    {
        var employees = Buffers[Columns.EmployeeId].Texts();
        var badges = Buffers[Columns.BadgeNumber].Texts();
        var visitors = Buffers[Columns.VisitorId].Texts();
        var officers = Buffers[Columns.RespondingOfficerId].Texts();
        var employee = Cleared(Columns.EmployeeId);
        var visitor = Cleared(Columns.VisitorId);
        var officer = Cleared(Columns.RespondingOfficerId);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var made = ref _events[i];
            if (Sets(employee, i, made.Employee >= 0))
            {
                Texts.Append(ref employees, "EMP-"u8, made.Employee + 1, 5);
                Texts.Append(ref badges, "BDG-"u8, _badges.Number(made.Employee), 5);
            }
            else
            {
                employees.End(0);
                badges.End(0);
            }

            if (Sets(visitor, i, made.Visitor >= 0))
            {
                PlayerBook.AppendId(ref visitors, made.Visitor);
            }
            else
            {
                visitors.End(0);
            }

            if (Sets(officer, i, made.Officer >= 0))
            {
                Texts.Append(ref officers, "SEC-"u8, made.Officer + 1, 3);
            }
            else
            {
                officers.End(0);
            }
        }

        employees.Done();
        badges.Done();
        visitors.Done();
        officers.Done();
        employee.CopyTo(Buffers[Columns.BadgeNumber].Validity);
    }

    private void FillDoors(int rows)
    {
        var cameras = Buffers[Columns.CameraId].Texts();
        var plates = Buffers[Columns.VehicleLicensePlate].Texts();
        var granted = Buffers[Columns.AccessGranted].Bits;
        granted.Clear();
        var camera = Cleared(Columns.CameraId);
        var plate = Cleared(Columns.VehicleLicensePlate);
        var door = Cleared(Columns.AccessGranted);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var made = ref _events[i];
            Sets(door, i, made.Granted >= 0);
            Sets(granted, i, made.Granted > 0);
            if (Sets(camera, i, made.Camera >= 0))
            {
                Texts.Append(ref cameras, "CAM-"u8, made.Camera + 1, 4);
            }
            else
            {
                cameras.End(0);
            }

            if (Sets(plate, i, made.Plate >= 0))
            {
                var text = plates.Next(8);
                var letters = made.Plate / 10_000;
                text[0] = (byte)('A' + (letters / 676));
                text[1] = (byte)('A' + (letters / 26 % 26));
                text[2] = (byte)('A' + (letters % 26));
                plates.End(3 + Texts.Decimal(text[3..], made.Plate % 10_000, 4));
            }
            else
            {
                plates.End(0);
            }
        }

        cameras.Done();
        plates.Done();
        FillChoice(Columns.AccessDeniedReason, rows, static (in GuardEvent made) => made.Refusal);
        FillChoice(Columns.AlarmType, rows, static (in GuardEvent made) => made.Alarm);
        FillChoice(Columns.PatrolRoute, rows, static (in GuardEvent made) => made.Route);
    }

    private void FillIncidents(int rows)
    {
        var numbers = Buffers[Columns.IncidentNumber].Texts();
        var number = Cleared(Columns.IncidentNumber);
        var day = _model.Plan.Start.AddDays(_day);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var made = ref _events[i];
            numbers.End(Sets(number, i, made.IncidentNumber >= 0)
                ? IncidentNumber.Write(numbers.Next(40), PrefixOf(made.Kind), day, made.IncidentNumber)
                : 0);
        }

        numbers.Done();
        FillChoice(Columns.IncidentCategory, rows, static (in GuardEvent made) => made.Category);
        FillChoice(Columns.IncidentSeverity, rows, static (in GuardEvent made) => made.Severity);
        FillChoice(Columns.IncidentDescription, rows, static (in GuardEvent made) => made.Description);
        FillChoice(Columns.ResolutionStatus, rows, static (in GuardEvent made) => made.Resolution);
    }

    private static ReadOnlySpan<byte> PrefixOf(GuardKind kind) => kind switch
    {
        GuardKind.ExclusionViolation => "EXC-"u8,
        GuardKind.MedicalEmergency => "MED-"u8,
        GuardKind.ThreatDetected or GuardKind.WeaponDetected => "THR-"u8,
        GuardKind.SuspiciousActivity => "SAR-"u8,
        _ => "INC-"u8,
    };

    private delegate int Choice(in GuardEvent made);

    private void FillChoice(int column, int rows, Choice choice)
    {
        var valid = Cleared(column);
        var values = Buffers[column].Ints;
        for (var i = 0; i < rows; i++)
        {
            var value = choice(_events[i]);
            Sets(valid, i, value >= 0);
            values[i] = Math.Max(0, value);
        }
    }
}
