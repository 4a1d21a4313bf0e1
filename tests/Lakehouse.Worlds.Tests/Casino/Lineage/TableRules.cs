using System.Globalization;
using System.Text.RegularExpressions;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>The same for the events of the gaming tables.</summary>
internal static class TableRules
{
    private static readonly string[] s_zones = ["Main Pit", "High Limit", "VIP Salon", "Poker Room", "Asian Gaming"];
    private static readonly string[] s_letters = ["MP", "HL", "VI", "PR", "AG"];
    private static readonly decimal[] s_chips = [1, 5, 25, 100, 500, 1_000];
    private static readonly decimal[] s_fills = [5_000, 10_000, 25_000, 50_000, 100_000];

    // Of twenty tables; so on from there.
    private static readonly string[] s_pattern =
    [
        "Blackjack", "Blackjack", "Craps", "Baccarat", "Roulette", "Craps", "Blackjack", "Blackjack", "Poker", "Baccarat",
        "Pai Gow", "Roulette", "Blackjack", "Poker", "Craps", "Craps", "Roulette", "Blackjack", "Blackjack", "Baccarat",
    ];

    private static readonly Dictionary<string, (decimal Edge, (decimal Least, decimal Most)[] Limits)> s_games = new()
    {
        ["Blackjack"] = (0.005m, [(10, 500), (25, 1_000), (100, 5_000), (500, 25_000)]),
        ["Craps"] = (0.014m, [(10, 5_000), (25, 10_000), (100, 25_000)]),
        ["Roulette"] = (0.053m, [(5, 500), (25, 2_000), (100, 10_000)]),
        ["Baccarat"] = (0.0106m, [(50, 5_000), (100, 15_000), (500, 100_000)]),
        ["Poker"] = (0.025m, [(1, 2), (2, 5), (5, 10), (25, 50), (100, 200)]),
        ["Pai Gow"] = (0.026m, [(25, 5_000), (50, 10_000), (100, 25_000)]),
    };

    public static Dictionary<string, Func<Family, object?, bool>> All { get; } = new()
    {
        ["event_id"] = SlotRules.Rootless,
        ["table_id"] = (f, v) => Equals(v, string.Create(
            CultureInfo.InvariantCulture,
            $"TBL-{s_letters[Array.IndexOf(s_zones, f.One<string>("zone"))]}-{(int)f.One<decimal>("table_number"):d3}")),
        ["game_type"] = (f, v) => Equals(v, GameOf(f.One<decimal>("table_number"))),
        ["table_number"] = SlotRules.Rootless,
        ["zone"] = (f, v) => f.One<decimal>("table_number") >= 1 && s_zones.Contains(v),
        ["event_type"] = SlotRules.Rootless,
        ["event_timestamp"] = SlotRules.Rootless,
        ["player_id"] = (f, v) => f.Has("player_id")
            ? v is not null && Equals(v, f.One("player_id"))
            : v is null && f.One<string>("event_type") is "FILL" or "CREDIT" or "SHIFT_START" or "SHIFT_END",
        ["player_rating_id"] = (f, v) => IsOn(f, v, ["RATING_START", "RATING_END"], text => Regex.IsMatch((string)text, "^RAT-[0-9a-f]{8}$")),
        ["dealer_id"] = (f, v) => Regex.IsMatch((string)v!, "^DLR-[0-9]{4,}$")
            && GameOf(((int.Parse(((string)v!)[4..], CultureInfo.InvariantCulture) - 1) / 3) + 1) == f.One<string>("game_type"),
        ["shift"] = (f, v) => Equals(v, CasinoClock.Shift(f.One<DateTimeOffset>("event_timestamp"))),
        ["amount"] = Amount,
        ["chip_denomination"] = (f, v) => IsOn(f, v, ["BUY_IN", "CASH_OUT", "FILL", "CREDIT"], chip => IsChip(f, (decimal)chip))
            && f.Has("amount"),
        ["min_bet"] = (f, v) => s_games[f.One<string>("game_type")].Limits.Any(l => Equals(l.Least, v))
            && (f.One<decimal>("table_number") % 2 == 1) == v is <= 25m,
        ["max_bet"] = (f, v) =>
            Equals(v, s_games[f.One<string>("game_type")].Limits.Single(l => l.Least == f.One<decimal>("min_bet")).Most),
        ["average_bet"] = (f, v) => OfRating(f, v, bet => bet >= f.One<decimal>("min_bet") && bet <= f.One<decimal>("min_bet") * 1.5m),
        ["hands_played"] = (f, v) => OfRating(
            f, v, hands => Enumerable.Range(30, 50).Any(pace => hands == decimal.Floor(f.One<decimal>("hours_played") * pace))),
        ["hours_played"] = (f, v) => OfRating(f, v, hours => hours is >= 0.1m and <= 6),
        ["theoretical_win"] = (f, v) => OfRating(f, v, win => win == decimal.Round(
            f.One<decimal>("average_bet") * f.One<decimal>("hands_played") * s_games[f.One<string>("game_type")].Edge,
            2,
            MidpointRounding.AwayFromZero)),
        ["actual_win_loss"] = (f, v) => OfRating(f, v, result => result == decimal.Truncate(result)
            && Math.Abs(result + f.One<decimal>("theoretical_win")) <= 1 + (3.5m * f.One<decimal>("average_bet")
                * (decimal)Math.Sqrt((double)f.One<decimal>("hands_played")))),
        ["marker_number"] = (f, v) => IsOn(
            f, v, ["MARKER_ISSUED", "MARKER_PAID"], number => Equals(number, f.One("marker_number")) && f.Has("marker_number")),
        ["fill_slip_number"] = (f, v) => IsOn(f, v, ["FILL", "CREDIT"], slip => Regex.IsMatch(
            (string)slip, f.One<string>("event_type") == "FILL" ? "^FIL-[0-9]{6,}$" : "^CRD-[0-9]{6,}$")),
        ["drop_amount"] = (f, v) => IsOn(f, v, ["SHIFT_END"], drop => drop is >= 5_000m and <= 100_000m),
        ["bet_amount"] = (f, v) => OfRating(f, v, wagers => wagers == f.One<decimal>("average_bet") * f.One<decimal>("hands_played")),
        ["result"] = (f, v) => IsOn(f, v, ["RATING_END"], result => Equals(
            result, f.One<decimal>("actual_win_loss") switch { > 0 => "WIN", < 0 => "LOSS", _ => "PUSH" })),
        ["_ingested_at"] = (f, v) => Equals(v, SlotRules.EndOfDay(f.One<DateTimeOffset>("event_timestamp"))),
        ["_source"] = SlotRules.Rootless,
        ["_batch_id"] = SlotRules.Rootless,
    };

    /// <summary>Whether a value is there on rows of these types, and as it must be, and on no others.</summary>
    public static bool IsOn(Family family, object? value, string[] types, Func<object, bool> check, string type = "event_type") =>
        types.Contains(family.One<string>(type)) ? value is not null && check(value) : value is null;

    private static bool OfRating(Family family, object? value, Func<decimal, bool> check) =>
        IsOn(family, value, ["RATING_END"], number => check((decimal)number));

    private static bool Amount(Family family, object? value) => family.One<string>("event_type") switch
    {
        "MARKER_ISSUED" or "MARKER_PAID" => Equals(value, family.All<decimal>("amount").Single()),
        "BUY_IN" or "CASH_OUT" => value is decimal paid && paid > 0 && paid == decimal.Truncate(paid),
        "FILL" or "CREDIT" => value is decimal chips && s_fills.Contains(chips),
        _ => value is null,
    };

    // From 25 where the house moves chips; never over the amount, but for the least chip.
    private static bool IsChip(Family family, decimal chip)
    {
        var least = family.One<string>("event_type") is "FILL" or "CREDIT" ? 25 : 1;
        return s_chips.Contains(chip) && chip >= least && (chip <= family.One<decimal>("amount") || chip == least);
    }

    private static string GameOf(decimal number) => s_pattern[((int)number - 1) % s_pattern.Length];
}
