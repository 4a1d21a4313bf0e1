using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>What security sees and does.</summary>
internal static class SecurityKnobs
{
    public static readonly Choice Events = new(
        "security.events", KnobScope.Structural, "the security events",
        ("BADGE_SWIPE", 20), ("DOOR_ENTRY", 15), ("ACCESS_GRANTED", 10), ("ACCESS_DENIED", 5), ("CAMERA_ALERT", 8), ("MOTION_DETECTED", 6),
        ("CAMERA_OBSTRUCTION", 2), ("EXCLUSION_CHECK", 3), ("EXCLUSION_VIOLATION", 1), ("INCIDENT_REPORT", 5), ("ALTERCATION", 2),
        ("MEDICAL_EMERGENCY", 2), ("THREAT_DETECTED", 1), ("WEAPON_DETECTED", 1), ("TRESPASS", 2), ("UNAUTHORIZED_ACCESS", 3),
        ("SUSPICIOUS_ACTIVITY", 4), ("PATRON_COMPLAINT", 3), ("ESCORT_REQUEST", 2), ("SECURITY_PATROL", 5));

    public static readonly Knob Employees = new(
        "security.employees_per_100_rows", 60, 10, 500, 0, KnobScope.Structural, "The employees for each 100 security events a day.");

    public static readonly Choice Zones = new(
        "security.zones", KnobScope.Local, "the zones of security events",
        ("Main Floor", 10), ("Cage", 10), ("Count Room", 10), ("Vault", 10), ("Surveillance Room", 10), ("Server Room", 10),
        ("Executive Offices", 10), ("Employee Entrance", 10), ("Loading Dock", 10), ("Parking Garage", 10), ("Hotel Lobby", 10),
        ("Restaurant", 10), ("Bar", 10), ("Retail", 10));

    public static readonly Knob Cameras = new(
        "security.cameras_per_zone", 12, 1, 500, 0, KnobScope.Local, "The cameras of each zone.");

    public static readonly Knob DenialShare = new(
        "security.denial_share", 5, 0, 100, 0, KnobScope.Local, "Of 100 doors that an employee may open, those that stay shut.");

    public static readonly Choice Refusals = new(
        "security.refusals", KnobScope.Local, "the reasons of doors that stay shut to those who may open them",
        ("Badge Read Error", 10), ("Door Sensor Malfunction", 10), ("Expired Badge", 10));

    public static readonly Choice Routes = new(
        "security.routes", KnobScope.Local, "the routes of patrols",
        ("Route-A", 10), ("Route-B", 10), ("Route-C", 10), ("Route-D", 10), ("Route-E", 10));

    public static readonly Choice Categories = new(
        "security.incident_categories", KnobScope.Local, "the incidents that are about no filing",
        ("Theft", 10), ("Trespass", 10), ("Disturbance", 10), ("Fraud Attempt", 10), ("Medical", 10), ("Property Damage", 10),
        ("Underage Gaming", 10));

    public static readonly Choice Severities = new(
        "security.severities", KnobScope.Local, "the severities of incidents", ("Low", 50), ("Medium", 30), ("High", 15), ("Critical", 5));

    public static readonly Choice ThreatSeverities = new(
        "security.threat_severities", KnobScope.Local, "the severities of threats and violations of exclusion", ("High", 75), ("Critical", 25));

    public static readonly Choice IncidentStates = States("incident", 20, 30, 25, 25);
    public static readonly Choice ExclusionStates = States("exclusion", 30, 30, 20, 20);
    public static readonly Choice ThreatStates = States("threat", 40, 30, 15, 15);
    public static readonly Choice MedicalStates = States("medical", 20, 20, 30, 30);

    public static IReadOnlyList<Knob> All { get; } =
    [
        .. Events.Knobs, Employees, .. Zones.Knobs, Cameras, DenialShare, .. Refusals.Knobs, .. Routes.Knobs, .. Categories.Knobs,
        .. Severities.Knobs, .. ThreatSeverities.Knobs, .. IncidentStates.Knobs, .. ExclusionStates.Knobs, .. ThreatStates.Knobs,
        .. MedicalStates.Knobs,
    ];

    private static Choice States(string kind, int open, int investigating, int resolved, int closed) => new(
        $"security.{kind}_resolutions", KnobScope.Local, $"the resolutions of {kind} events",
        ("Open", open), ("Investigating", investigating), ("Resolved", resolved), ("Closed", closed));
}
