using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>Who the players are and what they brought into the window.</summary>
internal static class PlayerKnobs
{
    public static readonly Choice Tiers = new(
        "players.tiers", KnobScope.Structural, "the tiers of players", 0, 100,
        ("Bronze", 40), ("Silver", 30), ("Gold", 18), ("Platinum", 9), ("Diamond", 3));

    public static readonly Choice VisitsByTier = new(
        "players.visits", KnobScope.Structural, "the tiers of visitors, where the tiers are large enough", 0, 100,
        ("Bronze", 5), ("Silver", 5), ("Gold", 5), ("Platinum", 3), ("Diamond", 2));

    public static readonly Knob Excluded = new(
        "players.excluded_share", 1, 0, 10, 0, KnobScope.Structural, "Of 100 players, the self-excluded; they are among the suspended.");

    public static readonly Knob Suspended = new(
        "players.suspended_share", 3, 0, 20, 0, KnobScope.Structural, "Of 100 players, the suspended.");

    public static readonly Knob Closed = new("players.closed_share", 2, 0, 20, 0, KnobScope.Structural, "Of 100 players, those whose account is closed.");
    public static readonly Knob Inactive = new("players.inactive_share", 10, 0, 40, 0, KnobScope.Structural, "Of 100 players, the inactive.");
    public static readonly Knob HostedFrom = new(
        "players.host_from_tier", 3, 1, 5, 0, KnobScope.Local, "From this tier on a player has a host; 1 is Bronze, 5 is Diamond.");

    public static readonly Knob VipFrom = new(
        "players.vip_from_tier", 4, 1, 5, 0, KnobScope.Local, "From this tier on a player is a VIP; 1 is Bronze, 5 is Diamond.");

    public static readonly Knob OptInShare = new(
        "players.opt_in_share", 70, 0, 100, 0, KnobScope.Local, "Of 100 players, those who agreed to marketing.");

    public static readonly Choice Games = new(
        "players.preferred_games", KnobScope.Local, "the games that players prefer",
        ("Video Slots", 10), ("Blackjack", 10), ("Craps", 10), ("Roulette", 10), ("Poker", 10), ("Baccarat", 10), ("Video Poker", 10));

    public static readonly Choice Communications = new(
        "players.communications", KnobScope.Local, "the ways to reach players",
        ("Email", 10), ("SMS", 10), ("Mail", 10), ("Phone", 10), ("None", 10));

    public static readonly Choice Channels = new(
        "players.channels", KnobScope.Local, "the channels of marketing",
        ("Email", 10), ("Direct Mail", 10), ("SMS", 10), ("App Push", 10), ("None", 10));

    public static readonly Choice IdTypes = new(
        "players.id_types", KnobScope.Local, "the documents that players show", [.. PersonBook.IdTypes.Select(type => (type, 10))]);

    public static readonly Choice States = new(
        "players.states", KnobScope.Local, "the states that players live in", [.. HomeState.All.Select(state => (state.Code, state.Weight))]);

    public static readonly Knob OldestYears = new("players.age_most", 85, 30, 110, 0, KnobScope.Local, "The greatest age at the window's start, years.");
    public static readonly Knob MemberDays = new(
        "players.member_days_most", 3_650, 31, 10_000, 0, KnobScope.Local, "The longest membership at the window's start, days.");

    public static readonly Knob CentsPerPoint = new(
        "players.dollars_per_point", 5, 0.01m, 1_000, 2, KnobScope.Local, "Wagers at machines for which a visit earns a point, dollars.");

    public static readonly Knob OpeningVisits = new(
        "players.opening.visits_most", 500, 1, 10_000, 0, KnobScope.Local, "The most visits before the window, of which a tier has 1 to 5 thirds.");

    /// <summary>By tier.</summary>
    public static readonly Knob[] TheoBases = ByTier("theo", 10_000_000, "The theoretical win", [500, 2_500, 15_000, 75_000, 500_000]);

    public static readonly Knob TheoLeast = Factor("theo_least", 0.5m, 0.01m, 10, "The least part of a tier's theoretical win that a player has.");
    public static readonly Knob TheoMost = Factor("theo_most", 2, 0.01m, 10, "The greatest part of a tier's theoretical win that a player has.");
    public static readonly Knob WinLossLeast = Factor("win_loss_least", -0.15m, -2, 2, "A player's result is at least this part of the theoretical win.");
    public static readonly Knob WinLossMost = Factor("win_loss_most", 0.05m, -2, 2, "A player's result is at most this part of the theoretical win.");

    /// <inheritdoc cref="TheoBases"/>
    public static readonly Knob[] PointBases = ByTier("points", 1_000_000, "The points balance", [1_000, 5_000, 25_000, 100_000, 500_000]);

    public static readonly Knob PointsLeast = Factor("points_least", 0.1m, 0.001m, 10, "The least part of a tier's points balance that a player has.");
    public static readonly Knob PointsMost = Factor("points_most", 2, 0.001m, 10, "The greatest part of a tier's points balance that a player has.");
    public static readonly Knob LifetimeLeast = Factor("lifetime_least", 3, 1, 100, "Lifetime points are at least so many times the balance.");
    public static readonly Knob LifetimeMost = Factor("lifetime_most", 20, 1, 100, "Lifetime points are at most so many times the balance.");

    public static IReadOnlyList<Knob> All { get; } =
    [
        .. Tiers.Knobs, .. VisitsByTier.Knobs, Excluded, Suspended, Closed, Inactive, HostedFrom, VipFrom, OptInShare, .. Games.Knobs,
        .. Communications.Knobs, .. Channels.Knobs, .. IdTypes.Knobs, .. States.Knobs,
        OldestYears, MemberDays, CentsPerPoint, OpeningVisits, .. TheoBases, TheoLeast, TheoMost,
        WinLossLeast, WinLossMost, .. PointBases, PointsLeast, PointsMost, LifetimeLeast, LifetimeMost,
    ];

    private static Knob Factor(string name, decimal value, decimal least, decimal most, string meaning) =>
        new("players.opening." + name, value, least, most, 3, KnobScope.Local, meaning);

    private static Knob[] ByTier(string name, int most, string meaning, int[] values) => [.. PersonBook.TierNames.Select((tier, i) => new Knob(
        $"players.opening.{name}.{Choice.NameOf(tier)}", values[i], 10, most, 0, KnobScope.Local, $"{meaning} that a player of {tier} begins with."))];
}
