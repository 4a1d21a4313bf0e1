namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>Figures of tables, cage, security and filings.</summary>
internal static class VisitMeasures
{
    private const string Tables = "casino.bronze_table_games";
    private const string Cage = "casino.bronze_financial_txn";
    private const string Security = "casino.bronze_security_events";
    private const string Filings = "casino.bronze_compliance";
    private const string Ratings = $"{Tables} WHERE event_type = 'RATING_END'";

    // What jackpots, reports and markers do not decide has its share of what these leave, to a percent of all rows.
    private const decimal Slack = 0.0125m;

    private static readonly (string Type, decimal Share, bool Bends)[] s_tableTypes =
    [
        ("BUY_IN", 0.25m, true), ("CASH_OUT", 0.20m, false), ("MARKER_ISSUED", 0.05m, true), ("MARKER_PAID", 0.05m, true),
        ("FILL", 0.08m, false), ("CREDIT", 0.07m, false), ("RATING_START", 0.12m, false), ("RATING_END", 0.12m, false),
        ("SHIFT_START", 0.03m, false), ("SHIFT_END", 0.03m, false),
    ];

    private static readonly (string Type, decimal Share, bool Bends)[] s_cageTypes =
    [
        ("CASH_IN", 0.20m, false), ("CASH_OUT", 0.18m, false), ("CHIP_PURCHASE", 0.15m, false), ("CHIP_REDEMPTION", 0.12m, false),
        ("CHECK_CASHING", 0.08m, false), ("MARKER_ISSUE", 0.05m, false), ("MARKER_PAYMENT", 0.05m, false),
        ("FRONT_MONEY_DEPOSIT", 0.04m, false), ("FRONT_MONEY_WITHDRAWAL", 0.03m, false), ("WIRE_TRANSFER_IN", 0.03m, false),
        ("WIRE_TRANSFER_OUT", 0.02m, false), ("JACKPOT_PAYOUT", 0.03m, true), ("SAFEKEEPING_DEPOSIT", 0.01m, false),
        ("SAFEKEEPING_WITHDRAWAL", 0.01m, false),
    ];

    private static readonly (string Name, decimal Share)[] s_games =
    [
        ("Blackjack", 0.35m), ("Craps", 0.20m), ("Roulette", 0.15m), ("Baccarat", 0.15m), ("Poker", 0.10m), ("Pai Gow", 0.05m),
    ];

    private static readonly (string Type, decimal Share)[] s_securityTypes =
    [
        ("BADGE_SWIPE", 0.20m), ("DOOR_ENTRY", 0.15m), ("ACCESS_GRANTED", 0.10m), ("ACCESS_DENIED", 0.05m), ("CAMERA_ALERT", 0.08m),
        ("MOTION_DETECTED", 0.06m), ("CAMERA_OBSTRUCTION", 0.02m), ("EXCLUSION_CHECK", 0.03m), ("EXCLUSION_VIOLATION", 0.01m),
        ("INCIDENT_REPORT", 0.05m), ("ALTERCATION", 0.02m), ("MEDICAL_EMERGENCY", 0.02m), ("THREAT_DETECTED", 0.01m),
        ("WEAPON_DETECTED", 0.01m), ("TRESPASS", 0.02m), ("UNAUTHORIZED_ACCESS", 0.03m), ("SUSPICIOUS_ACTIVITY", 0.04m),
        ("PATRON_COMPLAINT", 0.03m), ("ESCORT_REQUEST", 0.02m), ("SECURITY_PATROL", 0.05m),
    ];

    /// <summary>The shares of kinds that nothing bends.</summary>
    public static IReadOnlyList<Measure> Dealt { get; } =
    [
        .. from type in s_tableTypes where !type.Bends select OfType(Tables, "event_type", "tables", type.Type, type.Share),
        .. from type in s_cageTypes where !type.Bends select OfType(Cage, "transaction_type", "cage", type.Type, type.Share),
        .. from type in s_securityTypes select OfType(Security, "event_type", "security", type.Type, type.Share),
        OfType(Filings, "filing_type", "filings", "SAR", 0.15m),
        .. from game in s_games select OfGame(game.Name, game.Share),
    ];

    /// <summary>Where causes decide instead of the sheet.</summary>
    public static IReadOnlyList<Measure> Bends { get; } =
    [
        .. from type in s_tableTypes where type.Bends select OfType(Tables, "event_type", "tables", type.Type, type.Share, isBent: true),
        .. from type in s_cageTypes where type.Bends select OfType(Cage, "transaction_type", "cage", type.Type, type.Share, isBent: true),
        OfType(Filings, "filing_type", "filings", "W2G", 0.45m, isBent: true),
        OfType(Filings, "filing_type", "filings", "CTR", 0.40m, isBent: true),
        new(
            "filings: currency reports that are Filed",
            ".80, less those whose day of filing is still to come",
            $"SELECT round(avg((status = 'Filed')::INT), 3) FROM {Filings} WHERE filing_type = 'CTR'",
            AtLarge(0.55m, 0.80m)),
        new(
            "filings: reports of suspicion that are Filed",
            ".60, likewise",
            $"SELECT round(avg((status = 'Filed')::INT), 3) FROM {Filings} WHERE filing_type = 'SAR'",
            AtLarge(0.25m, 0.60m)),
        new(
            "filings: the least share of a category of suspicion",
            ".10",
            $"SELECT round(min(n) / sum(n), 3) FROM (SELECT count(*) AS n FROM {Filings} WHERE filing_type = 'SAR' GROUP BY sar_category)",
            AtLarge(0.06m, 0.10m)),
        new(
            "cage: CASH_IN rows with the flag of a currency report",
            "rows of 10,000 and over: .04",
            $"SELECT round(avg(ctr_flag::INT), 3) FROM {Cage} WHERE transaction_type = 'CASH_IN'",
            AtLarge(0.55m, 0.75m)),
        new(
            "cage: rows with the flag of a currency report",
            ".244 of all rows, currency or not",
            $"SELECT round(avg(ctr_flag::INT), 3) FROM {Cage}",
            AtLarge(0.20m, 0.35m)),
        new(
            "cage: mean of CASH_IN",
            "1,210",
            $"SELECT round(avg(amount)) FROM {Cage} WHERE transaction_type = 'CASH_IN'",
            AtLarge(10_000, 25_000)),
        new(
            "cage: mean of JACKPOT_PAYOUT",
            "50,600",
            $"SELECT round(avg(amount)) FROM {Cage} WHERE transaction_type = 'JACKPOT_PAYOUT'",
            AtLarge(5_000, 20_000)),
        new(
            "tables: hours of a rating",
            "0.5 to 6.0, mean 3.25",
            $"SELECT round(avg(hours_played), 2) FROM {Ratings}",
            AtLarge(0.4m, 1)),
        new(
            "tables: average bet to the minimum",
            "1 to 0.3 of the maximum",
            $"SELECT round(avg(average_bet / min_bet), 2) FROM {Ratings}",
            AtLarge(1.1m, 1.26m)),
        new(
            "tables: result of the house, percent of the buy-ins",
            "14 of the drop",
            $"""
            SELECT round(100 * sum(-actual_win_loss) FILTER (event_type = 'RATING_END') / sum(amount) FILTER (event_type = 'BUY_IN'), 1)
            FROM {Tables}
            """,
            AtLarge(0, 5)),
        new(
            "tables: what is not cashed out, percent of the buy-ins",
            "14 of the drop",
            $"""
            SELECT round(100 * (1 - sum(amount) FILTER (event_type = 'CASH_OUT') / sum(amount) FILTER (event_type = 'BUY_IN')), 1)
            FROM {Tables}
            """,
            AtLarge(15, 40)),
        new(
            "security: refusals of BADGE_SWIPE and DOOR_ENTRY, rights included",
            ".05 and what rights refuse",
            $"SELECT round(avg((NOT access_granted)::INT), 3) FROM {Security} WHERE event_type IN ('BADGE_SWIPE', 'DOOR_ENTRY')",
            AtLarge(0.25m, 0.45m)),
    ];

    private static Measure OfType(string table, string column, string domain, string type, decimal share, bool isBent = false) => new(
        $"{domain}: {type}",
        Share(share),
        $"SELECT round(avg(({column} = '{type}')::INT), 4) FROM {table}",
        isBent ? _ => (0, 1) : scale => scale == "demo" ? (share - (2 * Slack), share + (2 * Slack)) : (share - Slack, share + Slack));

    // Twenty tables show the pattern whole; fewer show its beginning.
    private static Measure OfGame(string game, decimal share) => new(
        $"tables of {game}",
        Share(share),
        $"SELECT round(avg((game_type = '{game}')::INT), 4) FROM (SELECT DISTINCT table_id, game_type FROM {Tables})",
        AtLarge(share, share));

    private static string Share(decimal share) => FormattableString.Invariant($"{share:.00}");

    private static Func<string, (decimal, decimal)?> AtLarge(decimal low, decimal high) =>
        scale => scale == "large" ? (low, high) : null;
}
