using System.Globalization;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>What the gaming tables are, and how they are played.</summary>
internal static class TableKnobs
{
    private const string Rows = "the table rows";
    private const string Chips = "the chips, of those that are not more than the amount; a house has none below 25 dollars";

    private static readonly Choice s_needed = new("tables.events", KnobScope.Structural, Rows, 5, 1_000, ("BUY_IN", 25));

    private static readonly Choice s_optional = new(
        "tables.events", KnobScope.Structural, Rows,
        ("CASH_OUT", 20), ("MARKER_ISSUED", 5), ("MARKER_PAID", 5), ("FILL", 8), ("CREDIT", 7));

    private static readonly Choice s_ratings = new(
        "tables.events", KnobScope.Structural, Rows, 5, 1_000, ("RATING_START", 12), ("RATING_END", 12));

    private static readonly Choice s_shifts = new("tables.events", KnobScope.Structural, Rows, ("SHIFT_START", 3), ("SHIFT_END", 3));

    public static readonly Knob Tables = new(
        "tables.per_1000_rows", 30, 5, 100, 0, KnobScope.Structural, "The tables of a floor for each 1,000 table rows a day.");

    /// <summary>No game of baccarat has a low minimum.</summary>
    private static readonly Choice s_lowGames = new(
        "tables.low_games", KnobScope.Structural, "the games of tables with a low minimum", 0, 20,
        ("Blackjack", 4), ("Craps", 2), ("Roulette", 2), ("Poker", 1), ("Pai Gow", 1));

    private static readonly Choice s_highGames = new(
        "tables.high_games", KnobScope.Structural, "the games of tables with a high minimum", 0, 20,
        ("Blackjack", 3), ("Craps", 2), ("Roulette", 1), ("Baccarat", 3), ("Poker", 1), ("Pai Gow", 0));

    private const int Baccarat = 3;

    /// <summary>By game.</summary>
    public static readonly Knob[] Edges =
    [
        Edge("Blackjack", 0.5m), Edge("Craps", 1.4m), Edge("Roulette", 5.3m), Edge("Baccarat", 1.06m), Edge("Poker", 2.5m),
        Edge("Pai Gow", 2.6m),
    ];

    /// <summary>By game: the least and most bets of its tables.</summary>
    public static readonly Limits[][] Low =
    [
        LowBets("Blackjack", (10, 500), (25, 1_000)), LowBets("Craps", (10, 5_000), (25, 10_000)),
        LowBets("Roulette", (5, 500), (25, 2_000)), [], LowBets("Poker", (1, 2), (2, 5), (5, 10), (25, 50)), LowBets("Pai Gow", (25, 5_000)),
    ];

    /// <inheritdoc cref="Low"/>
    public static readonly Limits[][] High =
    [
        HighBets("Blackjack", (100, 5_000), (500, 25_000)), HighBets("Craps", (100, 25_000)), HighBets("Roulette", (100, 10_000)),
        HighBets("Baccarat", (50, 5_000), (100, 15_000), (500, 100_000)), HighBets("Poker", (100, 200)),
        HighBets("Pai Gow", (50, 10_000), (100, 25_000)),
    ];

    public static readonly Choice Zones = new(
        "tables.zones", KnobScope.Structural, "the zones of tables",
        ("Main Pit", 10), ("High Limit", 10), ("VIP Salon", 10), ("Poker Room", 10), ("Asian Gaming", 10));

    public static readonly Knob PaceLeast = new("tables.pace_least", 30, 10, 200, 0, KnobScope.Local, "The slowest play, hands an hour.");
    public static readonly Knob PaceMost = new("tables.pace_most", 79, 10, 200, 0, KnobScope.Local, "The fastest play, hands an hour.");

    public static readonly Choice Fills = new(
        "tables.fills", KnobScope.Local, "the amounts of fills and credits",
        ("dollars_5000", 10), ("dollars_10000", 10), ("dollars_25000", 10), ("dollars_50000", 10), ("dollars_100000", 10));

    /// <summary>A weight of the smallest that players and house have, so that some chip is never more than the amount.</summary>
    private static readonly Choice s_smallestChip = new("tables.chips", KnobScope.Local, Chips, 1, 1_000, ("dollars_1", 10));

    private static readonly Choice s_smallChips = new("tables.chips", KnobScope.Local, Chips, ("dollars_5", 10));
    private static readonly Choice s_smallestOfHouse = new("tables.chips", KnobScope.Local, Chips, 1, 1_000, ("dollars_25", 10));
    private static readonly Choice s_largeChips = new(
        "tables.chips", KnobScope.Local, Chips, ("dollars_100", 10), ("dollars_500", 10), ("dollars_1000", 10));

    public static readonly Knob BetSpread = new(
        "tables.bet_spread", 50, 0, 200, 0, KnobScope.Local, "What a player's average bet is over the least bet at most, percent of that.");

    public static readonly Knob DropLeast = new(
        "tables.drop_least", 5_000, 0, 1_000_000, 0, KnobScope.Local, "The smallest drop of a shift, dollars.");

    public static readonly Knob DropMost = new(
        "tables.drop_most", 100_000, 0, 10_000_000, 0, KnobScope.Local, "The largest drop of a shift, dollars.");

    public static IReadOnlyList<Knob> All { get; } =
    [
        .. s_needed.Knobs, .. s_optional.Knobs, .. s_ratings.Knobs, .. s_shifts.Knobs, Tables, .. s_lowGames.Knobs, .. s_highGames.Knobs,
        .. Edges, .. from limits in Low.Concat(High).SelectMany(game => game) from knob in (Knob[])[limits.Least, limits.Most] select knob,
        .. Zones.Knobs, PaceLeast, PaceMost, BetSpread, .. Fills.Knobs, .. s_smallestChip.Knobs, .. s_smallChips.Knobs,
        .. s_smallestOfHouse.Knobs, .. s_largeChips.Knobs, DropLeast, DropMost,
    ];

    /// <summary>The weights of table rows by kind.</summary>
    public static int[] Events(KnobValues knobs) =>
        [.. s_needed.Weights(knobs), .. s_optional.Weights(knobs), .. s_ratings.Weights(knobs), .. s_shifts.Weights(knobs)];

    /// <summary>The weights of chips, from the smallest on.</summary>
    public static int[] ChipWeights(KnobValues knobs) =>
        [.. s_smallestChip.Weights(knobs), .. s_smallChips.Weights(knobs), .. s_smallestOfHouse.Weights(knobs), .. s_largeChips.Weights(knobs)];

    /// <summary>The weights of games on tables with a low or a high minimum.</summary>
    public static int[] Games(KnobValues knobs, bool high)
    {
        if (high)
        {
            return s_highGames.Weights(knobs);
        }

        var weights = new List<int>(s_lowGames.Weights(knobs));
        weights.Insert(Baccarat, 0);
        return [.. weights];
    }

    private static Knob Edge(string game, decimal percent) => new(
        "tables.edges." + Choice.NameOf(game), percent, 0.1m, 10, 2, KnobScope.Local, $"What the house keeps of the wagers of {game}, percent.");

    private static Limits[] LowBets(string game, params (int Least, int Most)[] bets) => Bets(game, "low", 1, 25, bets);

    private static Limits[] HighBets(string game, params (int Least, int Most)[] bets) => Bets(game, "high", 26, 5_000, bets);

    private static Limits[] Bets(string game, string kind, int least, int most, (int Least, int Most)[] bets) => [.. bets.Select((bet, i) =>
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"tables.bets.{Choice.NameOf(game)}_{kind}_{i + 1}");
        return new Limits(
            new Knob(name + ".least", bet.Least, least, most, 0, KnobScope.Local, $"The least bet of a {kind} table of {game}, dollars."),
            new Knob(name + ".most", bet.Most, 1, 1_000_000, 0, KnobScope.Local, $"The largest bet of a {kind} table of {game}, dollars."));
    })];

    /// <summary>The least and most bets of a table.</summary>
    internal sealed record Limits(Knob Least, Knob Most);
}
