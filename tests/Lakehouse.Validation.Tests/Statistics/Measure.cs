namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>
/// A figure of a world: what is declared of it, the query that measures it, and the bounds that it keeps at a scale. Where
/// chance alone decides too much, a scale has no bounds and the figure is told only.
/// </summary>
internal sealed record Measure(string Name, string Declared, string Sql, Func<string, (decimal Low, decimal High)?> Bounds)
{
    private const string Slots = "casino.bronze_slot_telemetry";
    private const string Plays = $"{Slots} WHERE event_type = 'GAME_PLAY'";
    private const string Handle = "sum(coin_in) FILTER (event_type = 'GAME_PLAY')";
    private const string LocalHour = "hour(event_timestamp AT TIME ZONE 'America/Los_Angeles')";
    private const string Visits = $"(SELECT DISTINCT player_id, _ingested_at FROM {Slots} WHERE player_id IS NOT NULL)";
    private const string MachineDays = $"(SELECT count(*) FROM (SELECT DISTINCT machine_id, _ingested_at FROM {Slots}))";

    /// <summary>Play, money and visits.</summary>
    public static IReadOnlyList<Measure> Shares { get; } =
    [
        new(
            "plays from 18:00 to 24:00 local",
            ".400",
            $"SELECT round(avg(({LocalHour} >= 18)::INT), 3) FROM {Plays}",
            scale => scale == "demo" ? (0.32m, 0.48m) : (0.35m, 0.45m)),
        new(
            "carded plays",
            ".600",
            $"SELECT round(avg((player_id IS NOT NULL)::INT), 4) FROM {Plays}",
            AtLarge(0.598m, 0.603m)),
        new(
            "theoretical hold of the handle, percent",
            "8.0",
            $"SELECT round(sum(coin_in * theoretical_hold) / sum(coin_in), 2) FROM {Plays}",
            AtLarge(7.5m, 8.5m)),
        new(
            "hold without jackpots, percent",
            "the row above",
            $"SELECT round(100 * sum(coin_in - coin_out) / sum(coin_in), 2) FROM {Plays}",
            AtLarge(7.3m, 8.7m)),
        new(
            "jackpots, percent of the handle",
            "4.2, 3.8, 3.9",
            $"SELECT round(100 * sum(jackpot_amount) / {Handle}, 2) FROM {Slots}",
            AtLarge(2.7m, 5.3m)),
        new(
            "of them those of 1,200 and over",
            "3.7 at large",
            $"SELECT round(100 * sum(jackpot_amount) FILTER (jackpot_amount >= 1200) / {Handle}, 2) FROM {Slots}",
            AtLarge(2.5m, 5.1m)),
        new(
            "hold with jackpots, percent",
            "4.1, over 0 from 5 million games on",
            $"SELECT round(100 * (1 - (sum(coin_out) FILTER (event_type = 'GAME_PLAY') + sum(jackpot_amount)) / {Handle}), 2) FROM {Slots}",
            AtLarge(0.01m, 8)),
        new("games", "", $"SELECT sum(games_played) FROM {Plays}", AtLarge(5_000_000, 100_000_000)),
        new(
            "games a machine-day",
            "2,780",
            $"SELECT round(sum(games_played) / {MachineDays}) FROM {Plays}",
            FromSmallOn(2_500, 3_100)),
        new("games a row, median", "91", $"SELECT round(median(games_played)) FROM {Plays}", _ => (80, 102)),
        new(
            "mean bet",
            "20.6 over the floor",
            $"SELECT round(sum(coin_in) / sum(games_played), 2) FROM {Plays}",
            AtLarge(19.5m, 21.7m)),
        new(
            "handle a machine-day",
            "23,000 demo, 57,000 large",
            $"SELECT round(sum(coin_in) / {MachineDays}) FROM {Plays}",
            AtLarge(54_000, 60_000)),
        new("lowest actual_hold of a play", "-1,940", $"SELECT min(actual_hold) FROM {Plays}", _ => (-9_900, 0)),
        new(
            "visits a gaming day",
            "18, 24, 1,245",
            $"SELECT round(count(*) / (SELECT count(DISTINCT _ingested_at) FROM {Slots}), 1) FROM {Visits}",
            scale => scale switch { "demo" => (14, 22), "small" => (20, 32), "medium" => (230, 255), _ => (1_200, 1_290) }),
        new(
            "stays a visit",
            "1.35, then 2.4 to 2.5",
            $"SELECT round(count(DISTINCT session_id) / (SELECT count(*) FROM {Visits}), 2) FROM {Slots}",
            scale => scale == "demo" ? (1.25m, 1.45m) : (2.35m, 2.55m)),
        new(
            "plays a visit",
            "3.4, then 5.6 to 5.8",
            $"SELECT round(count(*) / (SELECT count(*) FROM {Visits}), 2) FROM {Plays} AND player_id IS NOT NULL",
            scale => scale == "demo" ? (3.1m, 3.7m) : (5.5m, 5.9m)),
        new(
            "visits of a Diamond to a Bronze's",
            "5.3, or 1 from one pool",
            """
            SELECT round(sum(visits) FILTER (loyalty_tier = 'Diamond') / count(*) FILTER (loyalty_tier = 'Diamond')
                       / (sum(visits) FILTER (loyalty_tier = 'Bronze') / count(*) FILTER (loyalty_tier = 'Bronze')), 1)
            FROM (
                SELECT loyalty_tier, total_visits - opening_visits AS visits
                FROM casino.bronze_player_profile JOIN casino.player_opening USING (player_id)
                WHERE account_status = 'Active')
            """,
            Unbounded),
    ];

    /// <summary>Where the construction departs from the shares of the sheet.</summary>
    public static IReadOnlyList<Measure> Bends { get; } =
    [
        OfMultiplier(1, ".50"),
        OfMultiplier(2, ".25"),
        OfMultiplier(5, ".15"),
        OfMultiplier(10, ".08"),
        OfMultiplier(50, ".02"),
        new(
            "jackpots of 1,200 and over, of all jackpots",
            ".30, rounded down",
            $"SELECT round(avg((jackpot_amount >= 1200)::INT), 3) FROM {Slots} WHERE event_type = 'JACKPOT'",
            _ => (0.299m, 0.3m)),
        new(
            "busiest hour, plays to its weight",
            "1",
            HourRatio("max"),
            AtLarge(1, 1.35m)),
        new(
            "quietest hour, plays to its weight",
            "1",
            HourRatio("min"),
            AtLarge(0.6m, 1)),
    ];

    /// <summary>Every figure that docs/casino.md tells.</summary>
    public static IEnumerable<Measure> All => [.. Shares, .. VisitMeasures.Dealt, .. Bends, .. VisitMeasures.Bends];

    private static Measure OfMultiplier(int times, string weight) => new(
        FormattableString.Invariant($"jackpots of {times} x 1,000 credits"),
        weight,
        FormattableString.Invariant(
            $"SELECT round(avg((jackpot_amount = {times} * 1000 * denomination)::INT), 3) FROM {Slots} WHERE event_type = 'JACKPOT'"),
        Unbounded);

    private static string HourRatio(string which) => $"""
        SELECT round({which}(ratio), 2)
        FROM (
            SELECT count(*) * 1000 / sum(count(*)) OVER ()
                   / [20, 20, 25, 30, 35, 40, 45, 45, 45, 50, 55, 60, 70, 75, 75, 70, 60, 50, 40, 30, 22, 16, 12, 10][1 + hour] AS ratio
            FROM (SELECT ({LocalHour} + 18) % 24 AS hour FROM {Plays})
            GROUP BY hour)
        """;

    private static Func<string, (decimal, decimal)?> AtLarge(decimal low, decimal high) =>
        scale => scale == "large" ? (low, high) : null;

    private static Func<string, (decimal, decimal)?> FromSmallOn(decimal low, decimal high) =>
        scale => scale == "demo" ? null : (low, high);

    private static (decimal, decimal)? Unbounded(string scale) => null;
}
