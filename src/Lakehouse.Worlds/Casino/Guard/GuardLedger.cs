using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>The kinds of security event, in the order in which their weights stand.</summary>
internal enum GuardKind : byte
{
    BadgeSwipe,
    DoorEntry,
    AccessGranted,
    AccessDenied,
    CameraAlert,
    MotionDetected,
    CameraObstruction,
    ExclusionCheck,
    ExclusionViolation,
    IncidentReport,
    Altercation,
    MedicalEmergency,
    ThreatDetected,
    WeaponDetected,
    Trespass,
    UnauthorizedAccess,
    SuspiciousActivity,
    PatronComplaint,
    EscortRequest,
    SecurityPatrol,
}

/// <summary>The quotas of security events, for the counted days and by day.</summary>
internal sealed class GuardLedger
{
    public const int Kinds = 20;
    private const long LeastEmployees = 20;

    private readonly long[] _quotas;

    public GuardLedger(Plan plan, PlayerBook players)
    {
        var rows = plan.Count(CasinoDefinition.Security);
        _quotas = Deal.Shares(rows, SecurityKnobs.Events.Weights(plan.Knobs));
        if (players.Excluded == 0)
        {
            // Nobody is excluded who could come against it.
            _quotas[(int)GuardKind.SecurityPatrol] += _quotas[(int)GuardKind.ExclusionViolation];
            _quotas[(int)GuardKind.ExclusionViolation] = 0;
        }

        var (employeesOf, days) = ((ulong)plan.Knobs.Units(SecurityKnobs.Employees), (ulong)plan.CountDays);
        Employees = Math.Max(LeastEmployees, (long)((((UInt128)rows * 2 * employeesOf) + (days * 100)) / (days * 200)));
    }

    public long Employees { get; }

    public long Of(GamingCalendar calendar, int day, GuardKind kind) =>
        calendar.Before(_quotas[(int)kind], day + 1) - calendar.Before(_quotas[(int)kind], day);

    public long RowsBefore(GamingCalendar calendar, int day)
    {
        long rows = 0;
        foreach (var quota in _quotas)
        {
            rows += calendar.Before(quota, day);
        }

        return rows;
    }
}
