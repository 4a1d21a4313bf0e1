using System.Globalization;
using System.Text.RegularExpressions;
using Lakehouse.Worlds.Casino.Guard;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>The same for the events of surveillance and security.</summary>
internal static class GuardRules
{
    private static readonly string[] s_doors =
        ["BADGE_SWIPE", "DOOR_ENTRY", "ACCESS_GRANTED", "ACCESS_DENIED", "UNAUTHORIZED_ACCESS"];

    private static readonly Dictionary<string, string> s_prefixes = new()
    {
        ["INCIDENT_REPORT"] = "INC",
        ["ALTERCATION"] = "INC",
        ["TRESPASS"] = "INC",
        ["EXCLUSION_VIOLATION"] = "EXC",
        ["MEDICAL_EMERGENCY"] = "MED",
        ["THREAT_DETECTED"] = "THR",
        ["WEAPON_DETECTED"] = "THR",
        ["SUSPICIOUS_ACTIVITY"] = "SAR",
    };

    private static readonly Dictionary<string, string> s_categories = new()
    {
        ["ALTERCATION"] = "Disturbance",
        ["TRESPASS"] = "Trespass",
        ["EXCLUSION_VIOLATION"] = "Self-Exclusion Violation",
        ["MEDICAL_EMERGENCY"] = "Medical",
        ["THREAT_DETECTED"] = "Disturbance",
        ["WEAPON_DETECTED"] = "Disturbance",
        ["SUSPICIOUS_ACTIVITY"] = "Fraud Attempt",
    };

    // Departments by the last digit of the employee's number, from one.
    private static readonly int[] s_restricted = [1, 2, 3, 4, 8, 9];
    private static readonly int[] s_high = [2, 3, 9];

    public static Dictionary<string, Func<Family, object?, bool>> All { get; } = new()
    {
        ["event_id"] = SlotRules.Rootless,
        ["event_type"] = SlotRules.Rootless,
        ["event_timestamp"] = SlotRules.Rootless,
        ["location"] = (f, v) => Regex.IsMatch((string)v!, $"^LOC-{Zone(f).Code}0[0-2][0-9]$"),
        ["zone"] = Place,
        ["location_detail"] = (f, v) =>
            Regex.IsMatch((string)v!, $"^{Regex.Escape(f.One<string>("zone"))} (North|South|East|West|Central)$"),
        ["security_level"] = (f, v) => Equals(v, GuardNames.Levels[(int)Zone(f).Level]),
        ["threat_level"] = (f, v) => Equals(v, f.One<string>("event_type") switch
        {
            "WEAPON_DETECTED" or "THREAT_DETECTED" or "EXCLUSION_VIOLATION" => "CRITICAL",
            "ALTERCATION" or "MEDICAL_EMERGENCY" or "TRESPASS" or "UNAUTHORIZED_ACCESS" => "HIGH",
            "INCIDENT_REPORT" or "SUSPICIOUS_ACTIVITY" or "ACCESS_DENIED" or "CAMERA_OBSTRUCTION" => "MEDIUM",
            _ => "LOW",
        }),
        ["employee_id"] = (f, v) => f.One<string>("event_type") is var type && (s_doors.Contains(type) || type == "SECURITY_PATROL")
            ? v is string employee && Regex.IsMatch(employee, "^EMP-[0-9]{5,}$")
            : v is null || type == "INCIDENT_REPORT",
        ["badge_number"] = (f, v) => f.One("employee_id") is null ? v is null : Regex.IsMatch((string)v!, "^BDG-[0-9]{5,}$"),
        ["visitor_id"] = (f, v) => f.One<string>("event_type") is var type && f.Has("player_id")
            ? type is "EXCLUSION_CHECK" or "EXCLUSION_VIOLATION" or "INCIDENT_REPORT" or "SUSPICIOUS_ACTIVITY"
                && v is not null && Equals(v, f.One("player_id"))
            : v is null && type is not ("EXCLUSION_CHECK" or "EXCLUSION_VIOLATION"),
        ["camera_id"] = Camera,
        ["access_granted"] = (f, v) => f.One<string>("event_type") is var type && !s_doors.Contains(type)
            ? v is null && f.Count == 3
            : MayEnter(f)
                ? (v is true && type is "BADGE_SWIPE" or "DOOR_ENTRY" or "ACCESS_GRANTED") || (v is false && type != "ACCESS_GRANTED")
                : v is false && type != "ACCESS_GRANTED",
        ["access_denied_reason"] = (f, v) => f.One("access_granted") is not false ? v is null && f.Count == 3
            : MayEnter(f) ? v is "Badge Read Error" or "Door Sensor Malfunction" or "Expired Badge"
            : v is "Insufficient Access Level",
        ["incident_number"] = (f, v) => IsIncident(f, v, text => Regex.IsMatch((string)text, string.Create(
            CultureInfo.InvariantCulture,
            $"^{s_prefixes[f.One<string>("event_type")]}-{CasinoClock.GamingDay(f.One<DateTimeOffset>("event_timestamp").ToUnixTimeSeconds()):yyyyMMdd}-[0-9]{{3,}}$")))
            && f.Has("event_timestamp"),
        ["incident_category"] = (f, v) => IsIncident(f, v, category => Category(f, (string)category)),
        ["incident_severity"] = (f, v) => IsIncident(f, v, severity =>
            f.One<string>("event_type") is "THREAT_DETECTED" or "WEAPON_DETECTED" or "EXCLUSION_VIOLATION"
                ? severity is "High" or "Critical"
                : severity is "Low" or "Medium" or "High" or "Critical"),
        ["incident_description"] = Description,
        ["responding_officer_id"] = (f, v) => IsIncident(f, v, officer => Regex.IsMatch((string)officer, "^SEC-0[0-4][0-9]$")),
        ["resolution_status"] = (f, v) => IsIncident(f, v, status => GuardNames.Resolutions.Contains(status)),
        ["vehicle_license_plate"] = (f, v) => v is null
            ? f.One("event_type") is not null && f.One("zone") is not null
            : Regex.IsMatch((string)v, "^[A-Z]{3}[0-9]{4}$") && f.One<string>("zone") is "Parking Garage" or "Loading Dock"
                && f.One<string>("event_type") is "TRESPASS" or "SUSPICIOUS_ACTIVITY" or "ESCORT_REQUEST" or "INCIDENT_REPORT",
        ["alarm_type"] = (f, v) => Equals(v, f.One<string>("event_type") switch
        {
            "MOTION_DETECTED" => "Motion",
            "CAMERA_ALERT" => "Video Analytics",
            "CAMERA_OBSTRUCTION" => "Tamper",
            "THREAT_DETECTED" => "Duress",
            "WEAPON_DETECTED" => "Weapon",
            "TRESPASS" or "UNAUTHORIZED_ACCESS" => "Intrusion",
            _ => null,
        }),
        ["patrol_route"] = (f, v) => TableRules.IsOn(f, v, ["SECURITY_PATROL"], route => Regex.IsMatch((string)route, "^Route-[A-E]$")),
        ["shift"] = (f, v) => Equals(v, CasinoClock.Shift(f.One<DateTimeOffset>("event_timestamp"))),
        ["_ingested_at"] = (f, v) => Equals(v, SlotRules.EndOfDay(f.One<DateTimeOffset>("event_timestamp"))),
        ["_source"] = SlotRules.Rootless,
        ["_batch_id"] = SlotRules.Rootless,
    };

    private static (string Name, string Code, GuardLevel Level) Zone(Family family) =>
        GuardNames.Zones.Single(z => z.Name == family.One<string>("zone"));

    // Granted doors are of a zone that the employee may enter; incidents behind filings happen where their cause is.
    private static bool Place(Family family, object? value)
    {
        var zone = GuardNames.Zones.Single(z => Equals(z.Name, value));
        return family.Has("employee_id") ? MayEnter(family.One<string>("employee_id"), GuardNames.Levels[(int)zone.Level])
            : !family.Has("sar_category")
                || zone.Name == (family.One<string>("sar_category") == "Counterfeit Currency" ? "Cage" : "Main Floor");
    }

    private static bool MayEnter(Family family) => MayEnter(family.One<string>("employee_id"), family.One<string>("security_level"));

    private static bool MayEnter(string employee, string level)
    {
        var department = (int.Parse(employee[4..], CultureInfo.InvariantCulture) - 1) % 10;
        return level switch
        {
            "High Security" => s_high.Contains(department),
            "Restricted" => s_restricted.Contains(department),
            _ => true,
        };
    }

    private static bool Camera(Family family, object? value)
    {
        if (family.One<string>("event_type") is not ("CAMERA_ALERT" or "MOTION_DETECTED" or "CAMERA_OBSTRUCTION"))
        {
            return value is null;
        }

        var camera = int.Parse(((string)value!).AsSpan(4), CultureInfo.InvariantCulture) - 1;
        return GuardNames.Zones[camera / 12].Name == family.One<string>("zone");
    }

    private static bool IsIncident(Family family, object? value, Func<object, bool> check) =>
        TableRules.IsOn(family, value, [.. s_prefixes.Keys], check);

    private static bool Category(Family family, string category) => family.Has("sar_category")
        ? category == family.One<string>("sar_category") switch
        {
            "Employee Involvement" => "Employee Issue",
            var same => same,
        }
        : s_categories.TryGetValue(family.One<string>("event_type"), out var only)
            ? category == only
            : GuardNames.Categories.Take(7).Contains(category);

    private static bool Description(Family family, object? value)
    {
        var (type, category) = (family.One<string>("event_type"), family.One("incident_category") as string);
        var first = type switch
        {
            "PATRON_COMPLAINT" => 39,
            "WEAPON_DETECTED" => 30,
            "THREAT_DETECTED" => 33,
            "SUSPICIOUS_ACTIVITY" => 36,
            _ => 3 * Array.IndexOf(GuardNames.Categories, category),
        };
        return first < 0 ? value is null : GuardNames.Descriptions.Skip(first).Take(3).Contains(value);
    }
}
