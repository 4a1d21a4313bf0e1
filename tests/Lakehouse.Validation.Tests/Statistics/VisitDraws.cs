namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>What is drawn at the tables, at the cage, by security and for filings.</summary>
internal static class VisitDraws
{
    private const string Tables = "casino.bronze_table_games";
    private const string Cage = "casino.bronze_financial_txn";
    private const string Security = "casino.bronze_security_events";
    private const string Filings = "casino.bronze_compliance";

    // The gaming day after the last one.
    private const string End = $"(SELECT CAST(max(_ingested_at) AT TIME ZONE 'America/Los_Angeles' AS DATE) FROM {Security})";

    // A filing made so many days before the end of the window has become what was drawn for it.
    private const string SettledReports = $"{Filings} WHERE filing_type = 'CTR' AND transaction_date + 15 <= {End}";

    private const string IsReported =
        $"EXISTS (FROM {Filings} AS f WHERE f.filing_type = 'CTR' AND f.player_id = c.player_id AND f.transaction_date = c.business_date)";

    private const string Incidents =
        $"{Security} WHERE event_type IN ('INCIDENT_REPORT', 'ALTERCATION', 'TRESPASS', 'SUSPICIOUS_ACTIVITY')";

    private static readonly string[] s_zones =
    [
        "Main Floor", "Cage", "Count Room", "Vault", "Surveillance Room", "Server Room", "Executive Offices", "Employee Entrance",
        "Loading Dock", "Parking Garage", "Hotel Lobby", "Restaurant", "Bar", "Retail",
    ];

    private static readonly (string Game, bool IsHigh, string[] Limits)[] s_limits =
    [
        ("Blackjack", false, ["10-500", "25-1000"]), ("Blackjack", true, ["100-5000", "500-25000"]),
        ("Craps", false, ["10-5000", "25-10000"]), ("Roulette", false, ["5-500", "25-2000"]),
        ("Baccarat", true, ["50-5000", "100-15000", "500-100000"]), ("Poker", false, ["1-2", "2-5", "5-10", "25-50"]),
    ];

    public static IReadOnlyList<DrawnShare> Shares { get; } =
    [
        new(
            "zones of tables",
            $"SELECT zone, count(DISTINCT table_id) FROM {Tables} GROUP BY 1",
            Even("Main Pit", "High Limit", "VIP Salon", "Poker Room", "Asian Gaming")),
        .. from limit in s_limits select OfLimits(limit.Game, limit.IsHigh, limit.Limits),
        new(
            "amounts of fills and credits",
            $"SELECT amount::INT, count(*) FROM {Tables} WHERE event_type IN ('FILL', 'CREDIT') GROUP BY 1",
            Even("5000", "10000", "25000", "50000", "100000")),
        new(
            "markers of visits with a currency report",
            $"SELECT amount::INT, count(*) FROM {Cage} AS c WHERE transaction_type = 'MARKER_ISSUE' AND {IsReported} GROUP BY 1",
            Even("5000", "10000", "25000", "50000", "100000")),
        OfMethods("MARKER_PAYMENT", reported: true, "Cash", "Check", "Wire"),
        OfMethods("FRONT_MONEY_DEPOSIT", reported: false, "Check", "Wire"),
        OfMethods("JACKPOT_PAYOUT", reported: true, "Cash", "Check"),
        new(
            "chips of fills and credits",
            $"SELECT chip_denomination::INT, count(*) FROM {Tables} WHERE event_type IN ('FILL', 'CREDIT') GROUP BY 1",
            Even("25", "100", "500", "1000")),
        new(
            "chips of buy-ins over a thousand",
            $"SELECT chip_denomination::INT, count(*) FROM {Tables} WHERE event_type = 'BUY_IN' AND amount >= 1000 GROUP BY 1",
            Even("1", "5", "25", "100", "500", "1000")),
        new(
            "amounts kept in safes",
            $"SELECT amount::INT, count(*) FROM {Cage} WHERE transaction_type = 'SAFEKEEPING_DEPOSIT' GROUP BY 1",
            [
                ("100", 25), ("200", 20), ("300", 15), ("500", 15), ("1000", 10), ("2000", 7), ("5000", 4), ("10000", 3), ("25000", 1),
            ]),
        new(
            "windows of small amounts",
            $"""
            SELECT cage_location, count(*) FROM {Cage}
            WHERE amount < 10000 AND transaction_type NOT IN ('MARKER_ISSUE', 'WIRE_TRANSFER_IN', 'JACKPOT_PAYOUT') GROUP BY 1
            """,
            Even("Main Cage", "High Limit", "VIP", "Poker Cage", "Satellite 1", "Satellite 2")),
        new(
            "windows of large amounts",
            $"SELECT cage_location, count(*) FROM {Cage} WHERE amount >= 10000 AND transaction_type <> 'JACKPOT_PAYOUT' GROUP BY 1",
            Even("High Limit", "VIP")),
        new(
            "documents of players",
            $"SELECT id_type, count(DISTINCT player_id) FROM {Filings} GROUP BY 1",
            Even("Drivers License", "Passport", "State ID")),
        new(
            "zones of cameras, complaints and medical emergencies",
            $"""
            SELECT zone, count(*) FROM {Security}
            WHERE event_type IN ('CAMERA_ALERT', 'MOTION_DETECTED', 'PATRON_COMPLAINT', 'MEDICAL_EMERGENCY') GROUP BY 1
            """,
            Even(s_zones)),
        new(
            "parts of zones",
            $"SELECT replace(location_detail, zone || ' ', ''), count(*) FROM {Security} GROUP BY 1",
            Even("North", "South", "East", "West", "Central")),
        new(
            "routes of patrols",
            $"SELECT patrol_route, count(*) FROM {Security} WHERE event_type = 'SECURITY_PATROL' GROUP BY 1",
            Even("Route-A", "Route-B", "Route-C", "Route-D", "Route-E")),
        new(
            "refusals of swipes and doors that the department may open",
            $"""
            SELECT access_denied_reason IS NOT NULL, count(*) FROM {Security}
            WHERE event_type IN ('BADGE_SWIPE', 'DOOR_ENTRY') AND access_denied_reason IS DISTINCT FROM 'Insufficient Access Level'
            GROUP BY 1
            """,
            [("true", 5), ("false", 95)]),
        new(
            "reasons of refusals at open doors",
            $"""
            SELECT access_denied_reason, count(*) FROM {Security}
            WHERE access_denied_reason <> 'Insufficient Access Level' GROUP BY 1
            """,
            Even("Badge Read Error", "Door Sensor Malfunction", "Expired Badge")),
        new(
            "categories of incidents that no report is about",
            $"SELECT incident_category, count(*) FROM {Security} WHERE event_type = 'INCIDENT_REPORT' AND visitor_id IS NULL GROUP BY 1",
            Even("Theft", "Trespass", "Disturbance", "Fraud Attempt", "Medical", "Property Damage", "Underage Gaming")),
        new(
            "severities of incidents",
            $"SELECT incident_severity, count(*) FROM {Incidents} GROUP BY 1",
            [("Low", 50), ("Medium", 30), ("High", 15), ("Critical", 5)]),
        new(
            "resolutions of incidents",
            $"SELECT resolution_status, count(*) FROM {Incidents} GROUP BY 1",
            [("Open", 20), ("Investigating", 30), ("Resolved", 25), ("Closed", 25)]),
        OfResolutions("exclusions", "'EXCLUSION_VIOLATION'", 30, 30, 20, 20),
        OfResolutions("threats", "'THREAT_DETECTED', 'WEAPON_DETECTED'", 40, 30, 15, 15),
        OfResolutions("medical emergencies", "'MEDICAL_EMERGENCY'", 20, 20, 30, 30),
        new(
            "officers of filings",
            $"SELECT compliance_officer_id, count(*) FROM {Filings} GROUP BY 1",
            Even([.. Enumerable.Range(1, 9).Select(i => FormattableString.Invariant($"CO-{i:D2}"))])),
        new(
            "properties of filings",
            $"SELECT property_code, count(*) FROM {Filings} GROUP BY 1",
            Even("PROP-01", "PROP-02", "PROP-03", "PROP-04")),
        new(
            "statuses of currency reports in time",
            $"SELECT status, count(*) FROM {SettledReports} GROUP BY 1",
            [("Filed", 80), ("Pending Review", 10), ("Draft", 5), ("Rejected", 3), ("Amended", 2)]),
        new(
            "days to the filing of currency reports",
            $"SELECT filing_date - transaction_date, count(*) FROM {SettledReports} AND filing_date IS NOT NULL GROUP BY 1",
            Even([.. Enumerable.Range(1, 14).Select(i => FormattableString.Invariant($"{i}"))])),
    ];

    public static IReadOnlyList<DrawnMean> Means { get; } =
    [
        // A tenth of an hour is too short to tell the pace from the hands.
        new(
            "hands an hour",
            $"SELECT avg(ceil(hands_played / hours_played)), count(*) FROM {Tables} WHERE event_type = 'RATING_END' AND hours_played >= 1",
            29.5,
            79.5),
        new("drops of shifts", $"SELECT avg(drop_amount), count(*) FROM {Tables} WHERE event_type = 'SHIFT_END'", 5_000, 100_001),
        new("wires out", $"SELECT avg(amount), count(*) FROM {Cage} WHERE transaction_type = 'WIRE_TRANSFER_OUT'", 5_000, 500_001),
        new(
            "wires in that nothing is suspected of",
            $"SELECT avg(amount), count(*) FROM {Cage} WHERE transaction_type = 'WIRE_TRANSFER_IN' AND NOT suspicious_activity_flag",
            5_000,
            500_001),
        new(
            "deposits of front money",
            $"SELECT avg(amount), count(*) FROM {Cage} WHERE transaction_type = 'FRONT_MONEY_DEPOSIT'",
            1_000,
            100_001),
        new(
            "cash-ins of structuring",
            $"SELECT avg(amount), count(*) FROM {Cage} WHERE notes = 'Structuring'",
            8_000,
            10_000),
    ];

    private static DrawnShare OfLimits(string game, bool isHigh, string[] limits) => new(
        $"limits of {game}, {(isHigh ? "high" : "low")}",
        $"""
        SELECT concat_ws('-', min_bet::INT, max_bet::INT), count(DISTINCT table_id) FROM {Tables}
        WHERE game_type = '{game}' AND table_number % 2 = {(isHigh ? 0 : 1)} GROUP BY 1
        """,
        Even(limits));

    private static DrawnShare OfMethods(string type, bool reported, params string[] methods) => new(
        $"methods of {type}, {(reported ? "with" : "without")} a currency report",
        $"""
        SELECT payment_method, count(*) FROM {Cage} AS c
        WHERE transaction_type = '{type}' AND {(reported ? string.Empty : "NOT ")}{IsReported} GROUP BY 1
        """,
        Even(methods));

    private static DrawnShare OfResolutions(string name, string types, params double[] weights) => new(
        $"resolutions of {name}",
        $"SELECT resolution_status, count(*) FROM {Security} WHERE event_type IN ({types}) GROUP BY 1",
        [("Open", weights[0]), ("Investigating", weights[1]), ("Resolved", weights[2]), ("Closed", weights[3])]);

    private static (string, double)[] Even(params string[] values) => [.. values.Select(value => (value, 1.0))];
}
