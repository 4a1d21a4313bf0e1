using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>
/// Makes the security events of a day, each alone. Employees come by a permutation of the day and by turns of seconds,
/// so nobody is at two doors; incidents behind filings follow the visit that they are about.
/// </summary>
internal sealed class GuardDay
{
    private const int Departments = 10;
    private const int SecurityDepartment = 3;
    private const int Officers = 49;
    private const int Places = 20;
    private const int Plates = 26 * 26 * 26 * 10_000;
    private const int MainFloor = 0;
    private const int Cage = 1;
    private const int LoadingDock = 8;
    private const int ParkingGarage = 9;
    private const int EmployeeIssue = 7;
    private const int Counterfeit = 8;
    private const int ExclusionCategory = 9;
    private const int IncidentAfter = 300;

    // Departments: Gaming, Cage, Surveillance, Security, IT, Food & Beverage, Hotel, Marketing, Finance, Executive.
    private static readonly bool[] s_restricted = [false, true, true, true, true, false, false, false, true, true];
    private static readonly bool[] s_high = [false, false, true, true, false, false, false, false, false, true];

    private readonly CasinoModel _model;
    private readonly CageRows _visit;
    private readonly GuardHabits _habits;
    private readonly ulong _events;
    private readonly ulong _employees;
    private readonly long[] _first = new long[GuardLedger.Kinds + 1];
    private VisitDay _day;
    private ulong _key;
    private Permutation _staff;
    private Permutation _guards;
    private int _turns;

    public GuardDay(CasinoModel model)
    {
        _model = model;
        _visit = new CageRows(model);
        _habits = new GuardHabits(model.Plan.Knobs);
        _events = model.Keys.Of(CasinoDefinition.Security, "events");
        _employees = model.Keys.Of(CasinoDefinition.Security, "employee_id");
        _day = model.VisitsOf(0);
    }

    public void Open(int day)
    {
        _day = _model.VisitsOf(day);
        _key = Mix.Of(_events, day);
        for (var kind = 0; kind < GuardLedger.Kinds; kind++)
        {
            _first[kind + 1] = _first[kind] + _model.Guard.Of(_model.Calendar, day, (GuardKind)kind);
        }

        var guards = (_model.Guard.Employees + Departments - 1 - SecurityDepartment) / Departments;
        _staff = new Permutation(Mix.Of(_employees, day, 0), _model.Guard.Employees);
        _guards = new Permutation(Mix.Of(_employees, day, 1), guards);
        var doors = _first[(int)GuardKind.AccessDenied + 1] + CountOf(GuardKind.UnauthorizedAccess);
        _turns = 2 * (int)Math.Max(
            ((doors - 1) / _staff.Count) + 1, ((CountOf(GuardKind.SecurityPatrol) - 1) / _guards.Count) + 1);
    }

    /// <summary>The number among the day's events of the first of a kind.</summary>
    public long FirstOf(GuardKind kind) => _first[(int)kind];

    public GuardEvent Make(long number)
    {
        var kind = 0;
        while (_first[kind + 1] <= number)
        {
            kind++;
        }

        var index = number - _first[kind];
        var mix = Mix.Of(_key, kind, index);
        var made = new GuardEvent
        {
            Kind = (GuardKind)kind,
            Zone = _habits.Zones.Pick(Mix.Of(mix, 1UL)),
            Place = 1 + (int)Mix.Below(Mix.Of(mix, 2UL), Places),
            Direction = (int)Mix.Below(Mix.Of(mix, 3UL), GuardNames.Directions.Length),
            Second = SecondOf(mix),
            Employee = -1,
            Visitor = -1,
            Camera = -1,
            Granted = -1,
            Refusal = -1,
            IncidentNumber = -1,
            Category = -1,
            Severity = -1,
            Description = -1,
            Officer = -1,
            Resolution = -1,
            Plate = -1,
            Alarm = -1,
            Route = -1,
            Report = -1,
        };
        AddDoor(ref made, number, index, mix);
        AddWatch(ref made, mix);
        AddIncident(ref made, index, mix);
        return made;
    }

    private long CountOf(GuardKind kind) => _first[(int)kind + 1] - _first[(int)kind];

    private int SecondOf(ulong mix) => _day.Floor.SecondInBand(
        (int)Mix.Below(Mix.Of(mix, 4UL), GamingCalendar.Bands), Mix.Lane(Mix.Of(mix, 5UL), 0));

    // The seconds of a day are dealt in turns, so that one employee's events never share one.
    private int InTurn(int second, int turn)
    {
        var inTurn = second - (second % _turns) + turn;
        return inTurn >= _day.Floor.Length ? inTurn - _turns : inTurn;
    }

    private void AddDoor(ref GuardEvent made, long number, long index, ulong mix)
    {
        if (made.Kind == GuardKind.SecurityPatrol)
        {
            made.Employee = (_guards.Forward(index % _guards.Count) * Departments) + SecurityDepartment;
            made.Second = InTurn(made.Second, (2 * (int)(index / _guards.Count)) + 1);
            made.Route = _habits.Routes.Pick(Mix.Of(mix, 6UL));
            return;
        }

        if (made.Kind > GuardKind.AccessDenied && made.Kind != GuardKind.UnauthorizedAccess)
        {
            return;
        }

        // Door events of all kinds take the employees in one order.
        var place = made.Kind == GuardKind.UnauthorizedAccess ? _first[(int)GuardKind.AccessDenied + 1] + index : number;
        made.Employee = _staff.Forward(place % _staff.Count);
        made.Second = InTurn(made.Second, 2 * (int)(place / _staff.Count));
        if (made.Kind == GuardKind.AccessGranted)
        {
            while (!MayEnter(made.Employee, made.Zone))
            {
                made.Zone = (made.Zone + 1) % GuardNames.Zones.Length;
            }
        }

        var may = MayEnter(made.Employee, made.Zone);
        var isRefused = !may
            || made.Kind is GuardKind.AccessDenied or GuardKind.UnauthorizedAccess
            || (made.Kind != GuardKind.AccessGranted && Mix.Below(Mix.Of(mix, 7UL), 100) < _habits.DenialPercent);
        made.Granted = isRefused ? 0 : 1;
        if (isRefused)
        {
            made.Refusal = may ? 1 + _habits.Refusals.Pick(Mix.Of(mix, 8UL)) : 0;
        }
    }

    private static bool MayEnter(long employee, int zone)
    {
        var department = (int)(employee % Departments);
        return GuardNames.Zones[zone].Level switch
        {
            GuardLevel.High => s_high[department],
            GuardLevel.Restricted => s_restricted[department],
            _ => true,
        };
    }

    private void AddWatch(ref GuardEvent made, ulong mix)
    {
        if (made.Kind is GuardKind.CameraAlert or GuardKind.MotionDetected or GuardKind.CameraObstruction)
        {
            made.Camera = (made.Zone * _habits.Cameras) + (int)Mix.Below(Mix.Of(mix, 9UL), _habits.Cameras);
        }

        made.Alarm = made.Kind switch
        {
            GuardKind.MotionDetected => 0,
            GuardKind.CameraAlert => 1,
            GuardKind.CameraObstruction => 2,
            GuardKind.ThreatDetected => 3,
            GuardKind.WeaponDetected => 4,
            GuardKind.Trespass or GuardKind.UnauthorizedAccess => 5,
            _ => -1,
        };
        made.Visitor = made.Kind switch
        {
            GuardKind.ExclusionCheck => Mix.Below(Mix.Of(mix, 10UL), _model.Players.Count),
            GuardKind.ExclusionViolation => _model.Players.ExcludedAt(Mix.Below(Mix.Of(mix, 10UL), _model.Players.Excluded)),
            _ => -1,
        };
        if (made.Zone is ParkingGarage or LoadingDock
            && made.Kind is GuardKind.Trespass or GuardKind.SuspiciousActivity or GuardKind.EscortRequest or GuardKind.IncidentReport)
        {
            made.Plate = (int)Mix.Below(Mix.Of(mix, 11UL), Plates);
        }
    }

    private void AddIncident(ref GuardEvent made, long index, ulong mix)
    {
        var text = (int)Mix.Below(Mix.Of(mix, 12UL), 3);
        (made.IncidentNumber, made.Category) = made.Kind switch
        {
            GuardKind.IncidentReport => (index, _habits.Categories.Pick(Mix.Of(mix, 13UL))),
            GuardKind.Altercation => (CountOf(GuardKind.IncidentReport) + index, 2),
            GuardKind.Trespass => (CountOf(GuardKind.IncidentReport) + CountOf(GuardKind.Altercation) + index, 1),
            GuardKind.ExclusionViolation => (index, ExclusionCategory),
            GuardKind.MedicalEmergency => (index, 4),
            GuardKind.ThreatDetected => (index, 2),
            GuardKind.WeaponDetected => (CountOf(GuardKind.ThreatDetected) + index, 2),
            GuardKind.SuspiciousActivity => (index, 3),
            _ => (-1, -1),
        };
        if (made.Kind == GuardKind.PatronComplaint)
        {
            made.Description = 39 + text;
        }

        if (made.Category < 0)
        {
            return;
        }

        AddFiling(ref made, index);
        made.Description = text + made.Kind switch
        {
            GuardKind.WeaponDetected => 30,
            GuardKind.ThreatDetected => 33,
            GuardKind.SuspiciousActivity => 36,
            _ => 3 * made.Category,
        };
        var (severity, resolution) = made.Kind switch
        {
            GuardKind.ThreatDetected or GuardKind.WeaponDetected => (_habits.ThreatSeverities, _habits.ThreatStates),
            GuardKind.ExclusionViolation => (_habits.ThreatSeverities, _habits.ExclusionStates),
            GuardKind.MedicalEmergency => (_habits.Severities, _habits.MedicalStates),
            _ => (_habits.Severities, _habits.IncidentStates),
        };
        made.Severity = severity.Pick(Mix.Of(mix, 14UL));
        made.Resolution = resolution.Pick(Mix.Of(mix, 15UL));
        made.Officer = (int)Mix.Below(Mix.Of(mix, 16UL), Officers);
    }

    // The first incidents of a day are those that suspicious activity reports are about.
    private void AddFiling(ref GuardEvent made, long index)
    {
        if (made.Kind is not (GuardKind.IncidentReport or GuardKind.SuspiciousActivity))
        {
            return;
        }

        var other = ReportOf(made.Kind, index);
        if (other < 0)
        {
            return;
        }

        _visit.OpenRank(_day, _day.Currency + other);
        made.Report = other;
        made.Visitor = _visit.Visit.Player;
        made.Second = Math.Min(_visit.FilingSecond, _visit.LastSecond + IncidentAfter);
        made.Plate = -1;
        made.Zone = _visit.Suspicion == SuspicionKind.Counterfeit ? Cage : MainFloor;
        if (made.Kind == GuardKind.IncidentReport)
        {
            made.Category = _visit.Suspicion == SuspicionKind.Counterfeit ? Counterfeit : EmployeeIssue;
            if (made.Category == EmployeeIssue)
            {
                made.Employee = Mix.Below(Mix.Of(_key, -1, index), _model.Guard.Employees);
            }
        }
    }

    // The report, by number among the day's others, that an incident of this number belongs to; or -1.
    private long ReportOf(GuardKind kind, long index)
    {
        long low = 0, above = _day.Suspicions.Others;
        while (low < above)
        {
            var middle = low + ((above - low) / 2);
            if (NeededBefore(kind, middle + 1) > index)
            {
                above = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low < _day.Suspicions.Others ? low : -1;
    }

    private long NeededBefore(GuardKind kind, long other) => kind == GuardKind.SuspiciousActivity
        ? _day.Suspicions.Before(SuspicionKind.Other, other)
        : _day.Suspicions.Before(SuspicionKind.Employee, other) + _day.Suspicions.Before(SuspicionKind.Counterfeit, other);
}
