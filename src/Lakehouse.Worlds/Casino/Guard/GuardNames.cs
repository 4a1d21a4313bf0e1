namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>The words of the security table: zones, levels, categories, and what is seen in each.</summary>
internal static class GuardNames
{
    public static readonly string[] Kinds =
    [
        "BADGE_SWIPE", "DOOR_ENTRY", "ACCESS_GRANTED", "ACCESS_DENIED", "CAMERA_ALERT", "MOTION_DETECTED", "CAMERA_OBSTRUCTION",
        "EXCLUSION_CHECK", "EXCLUSION_VIOLATION", "INCIDENT_REPORT", "ALTERCATION", "MEDICAL_EMERGENCY", "THREAT_DETECTED",
        "WEAPON_DETECTED", "TRESPASS", "UNAUTHORIZED_ACCESS", "SUSPICIOUS_ACTIVITY", "PATRON_COMPLAINT", "ESCORT_REQUEST",
        "SECURITY_PATROL",
    ];

    public static readonly (string Name, string Code, GuardLevel Level)[] Zones =
    [
        ("Main Floor", "MF", GuardLevel.Public), ("Cage", "CG", GuardLevel.Restricted), ("Count Room", "CR", GuardLevel.High),
        ("Vault", "VLT", GuardLevel.High), ("Surveillance Room", "SR", GuardLevel.High), ("Server Room", "SVR", GuardLevel.High),
        ("Executive Offices", "EXO", GuardLevel.Restricted), ("Employee Entrance", "ENT", GuardLevel.Employee),
        ("Loading Dock", "LD", GuardLevel.Restricted), ("Parking Garage", "PKG", GuardLevel.Public),
        ("Hotel Lobby", "HL", GuardLevel.Public), ("Restaurant", "RST", GuardLevel.Public), ("Bar", "BAR", GuardLevel.Public),
        ("Retail", "RTL", GuardLevel.Public),
    ];

    public static readonly string[] Levels = ["Public", "Employee", "Restricted", "High Security"];
    public static readonly string[] Directions = ["North", "South", "East", "West", "Central"];
    public static readonly string[] Threats = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];
    public static readonly string[] Refusals =
        ["Insufficient Access Level", "Badge Read Error", "Door Sensor Malfunction", "Expired Badge"];

    public static readonly string[] Severities = ["Low", "Medium", "High", "Critical"];
    public static readonly string[] Resolutions = ["Open", "Investigating", "Resolved", "Closed"];
    public static readonly string[] Routes = ["Route-A", "Route-B", "Route-C", "Route-D", "Route-E"];
    public static readonly string[] Alarms = ["Motion", "Video Analytics", "Tamper", "Duress", "Weapon", "Intrusion"];

    public static readonly string[] Categories =
    [
        "Theft", "Trespass", "Disturbance", "Fraud Attempt", "Medical", "Property Damage", "Underage Gaming",
        "Employee Issue", "Counterfeit Currency", "Self-Exclusion Violation",
    ];

    /// <summary>Three texts for each category, in the order of the categories; then three for each of the rest.</summary>
    public static readonly string[] Descriptions =
    [
        "A guest reported a stolen handbag.", "Chips were taken from an unattended rack.", "A wallet was taken at a machine.",
        "A person who had been told to leave came back.", "A closed area was entered without leave.", "A banned person was met.",
        "Two guests argued loudly.", "A guest shouted at staff.", "A fight broke out and was ended.",
        "A guest tried to claim another's ticket.", "Past posting was seen at a table.", "Card counting signals were seen.",
        "A guest fainted and was treated.", "Chest pain was reported; an ambulance came.", "A fall on the stairs was treated.",
        "A machine's screen was broken.", "A door was damaged.", "Graffiti was found.",
        "A guest under 21 was at a machine.", "A false document was shown at a table.", "A minor was found on the floor.",
        "An employee passed information to the player.", "An employee skipped the count with the player.",
        "An employee took a gift from the player.",
        "A counterfeit note was found in the player's buy-in.", "A bill validator refused the player's false notes.",
        "The cage found a counterfeit note of the player.",
        "A self-excluded guest was recognised at the entrance.", "A self-excluded guest was turned away.",
        "A self-excluded guest was escorted out.",
        "A weapon was seen and secured.", "A guest carried a knife.", "A holstered gun was noticed.",
        "A threat against staff was made.", "A threatening call came in.", "A guest threatened another.",
        "A guest watched the cage for a long time.", "A guest passed chips to several others.", "A guest avoided all cameras.",
        "A guest complained about service.", "A guest complained about smoke.", "A guest complained about a payout.",
    ];
}

/// <summary>How well a zone is guarded.</summary>
internal enum GuardLevel : byte
{
    Public,
    Employee,
    Restricted,
    High,
}
