using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>Something drawn by weight: a query that counts each value, and the weights declared.</summary>
internal sealed record DrawnShare(string Name, string Sql, IReadOnlyList<(string Value, double Weight)> Weights)
{
    private const string Slots = "casino.bronze_slot_telemetry";
    private const string Players = "casino.bronze_player_profile";

    private static readonly (decimal Price, int Cents)[] s_prices =
        [(0.01m, 1), (0.05m, 5), (0.25m, 25), (1m, 100), (5m, 500), (25m, 2_500), (100m, 10_000)];

    private static readonly (int Multiplier, double Weight)[] s_jackpots = [(1, 50), (2, 25), (5, 15), (10, 8), (50, 2)];

    public static IReadOnlyList<DrawnShare> All { get; } =
    [
        OfMachines("zone", "North", "South", "East", "West", "VIP", "High Limit", "Penny"),
        OfMachines("machine_type", "Video Slots", "Mechanical Reels", "Video Poker", "Progressive"),
        OfMachines("manufacturer", "IGT", "Aristocrat", "Konami", "Scientific Games", "Everi"),
        OfMachines("location_id", [.. Enumerable.Range(1, 19).Select(i => FormattableString.Invariant($"LOC-{i:D3}"))]),
        new(
            "theoretical_hold by whole percent",
            $"SELECT floor(theoretical_hold)::INT, count(DISTINCT machine_id) FROM {Slots} GROUP BY 1",
            Even("4", "5", "6", "7", "8", "9", "10", "11")),
        new(
            "bill values",
            $"SELECT coin_in::INT, count(*) FROM {Slots} WHERE event_type = 'BILL_IN' GROUP BY 1",
            [("1", 10), ("5", 15), ("10", 20), ("20", 35), ("50", 15), ("100", 5)]),
        new(
            "error codes",
            $"SELECT error_code, count(*) FROM {Slots} WHERE error_code IS NOT NULL GROUP BY 1",
            Even("E001", "E002", "E003", "E004", "E005", "E006", "E007")),
        new(
            "stakes of sessions",
            $"""
            SELECT CASE WHEN credits < base THEN 'half' WHEN credits = base THEN 'once' ELSE 'twice' END, count(*)
            FROM (
                SELECT DISTINCT session_id, round(coin_in / games_played / denomination) AS credits,
                       [240, 80, 36, 14, 6, 5, 4][list_position([0.01, 0.05, 0.25, 1, 5, 25, 100], denomination)] AS base
                FROM {Slots} WHERE event_type = 'GAME_PLAY' AND session_id IS NOT NULL)
            GROUP BY 1
            """,
            [("half", 25), ("once", 50), ("twice", 25)]),
        OfPlayers("preferred_game", "Video Slots", "Blackjack", "Craps", "Roulette", "Poker", "Baccarat", "Video Poker"),
        OfPlayers("communication_preference", "Email", "SMS", "Mail", "Phone", "None"),
        OfPlayers("marketing_channel", "Email", "Direct Mail", "SMS", "App Push", "None"),
        OfStates(),
        new("marketing_opt_in", $"SELECT marketing_opt_in, count(*) FROM {Players} GROUP BY 1", [("true", 70), ("false", 30)]),
        new(
            "hosts",
            $"SELECT host_assigned, count(*) FROM {Players} WHERE host_assigned IS NOT NULL GROUP BY 1",
            Even([.. Enumerable.Range(1, 49).Select(i => FormattableString.Invariant($"HOST-{i:D3}"))])),
        new(
            "e-mail domains",
            $"SELECT split_part(email, '@', 2), count(*) FROM {Players} GROUP BY 1",
            Even("example.com", "example.net", "example.org")),
        .. from price in s_prices from high in (bool[])[true, false] select OfJackpots(price.Price, price.Cents, high),
        .. VisitDraws.Shares,
    ];

    private static DrawnShare OfMachines(string column, params string[] values) =>
        new(column, $"SELECT {column}, count(DISTINCT machine_id) FROM {Slots} GROUP BY 1", Even(values));

    private static DrawnShare OfPlayers(string column, params string[] values) =>
        new(column, $"SELECT {column}, count(*) FROM {Players} GROUP BY 1", Even(values));

    // The many states of small weight together, since few players are of each.
    private static DrawnShare OfStates()
    {
        const string Other = "other";
        var weights = WorldDefinition.Find("casino").Knobs.Where(knob => knob.Group == "players.states")
            .Select(knob => (State: knob.Default < 15 ? Other : knob.Name[^2..].ToUpperInvariant(), Weight: (double)knob.Default))
            .GroupBy(state => state.State, (state, all) => (state, all.Sum(s => s.Weight)))
            .ToList();
        var named = string.Join(", ", weights.Where(w => w.state != Other).Select(w => $"'{w.state}'"));
        return new("state", $"SELECT CASE WHEN state IN ({named}) THEN state ELSE '{Other}' END, count(*) FROM {Players} GROUP BY 1", weights);
    }

    private static DrawnShare OfJackpots(decimal price, int cents, bool high) => new(
        FormattableString.Invariant($"multipliers of jackpots {(high ? "at 1,200 or over" : "under 1,200")} at {price}"),
        FormattableString.Invariant($"""
            SELECT (jackpot_amount / denomination / 1000)::INT, count(*) FROM {Slots}
            WHERE denomination = {price} AND jackpot_amount {(high ? ">=" : "<")} 1200 GROUP BY 1
            """),
        [
            .. s_jackpots
                .Where(jackpot => (jackpot.Multiplier * 1_000 * cents >= 120_000) == high)
                .Select(jackpot => (FormattableString.Invariant($"{jackpot.Multiplier}"), jackpot.Weight)),
        ]);

    private static (string, double)[] Even(params string[] values) => [.. values.Select(value => (value, 1.0))];
}
