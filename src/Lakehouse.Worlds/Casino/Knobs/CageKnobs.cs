using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>What is done at the cage, for how much, and what it asks for.</summary>
internal static class CageKnobs
{
    /// <summary>Besides jackpot payouts, whose number the jackpots decide.</summary>
    private static readonly Choice s_needed = new(
        "cage.types", KnobScope.Structural, Transactions, 5, 1_000, ("CASH_IN", 20), ("CASH_OUT", 18), ("CHIP_PURCHASE", 15));

    private static readonly Choice s_others = new(
        "cage.types", KnobScope.Structural, Transactions,
        ("CHIP_REDEMPTION", 12), ("CHECK_CASHING", 8), ("MARKER_ISSUE", 5), ("MARKER_PAYMENT", 5), ("FRONT_MONEY_DEPOSIT", 4),
        ("FRONT_MONEY_WITHDRAWAL", 3), ("WIRE_TRANSFER_IN", 3), ("WIRE_TRANSFER_OUT", 2), ("SAFEKEEPING_DEPOSIT", 1),
        ("SAFEKEEPING_WITHDRAWAL", 1));

    private const string Transactions = "the cage transactions without jackpot payouts";
    private const int JackpotPayout = 11;

    public static readonly Choice Amounts = new(
        "cage.amounts", KnobScope.Local, "the usual amounts",
        ("dollars_100", 25), ("dollars_200", 20), ("dollars_300", 15), ("dollars_500", 15), ("dollars_1000", 10), ("dollars_2000", 7),
        ("dollars_5000", 4), ("dollars_10000", 3), ("dollars_25000", 1));

    public static readonly Choice Markers = new(
        "cage.markers", KnobScope.Local, "the markers of visits with a currency report",
        ("dollars_5000", 10), ("dollars_10000", 10), ("dollars_25000", 10), ("dollars_50000", 10), ("dollars_100000", 10));

    public static readonly Choice Windows = new(
        "cage.windows", KnobScope.Local, "the windows of ordinary transactions",
        ("Main Cage", 10), ("High Limit", 10), ("VIP", 10), ("Poker Cage", 10), ("Satellite 1", 10), ("Satellite 2", 10));

    /// <summary>In the order of the methods, as are the next ones.</summary>
    public static readonly Choice MarkerMethods = new(
        "cage.marker_methods", KnobScope.Local, "the ways to pay a marker, of visits with a currency report",
        ("Cash", 10), ("Check", 10), ("Wire", 10));

    public static readonly Choice DepositMethods = new(
        "cage.deposit_methods", KnobScope.Local, "the ways to bring front money; only visits with a currency report bring cash",
        ("Cash", 10), ("Check", 10), ("Wire", 10));

    public static readonly Choice PaymentMethods = new(
        "cage.payment_methods", KnobScope.Local, "the ways to pay front money and jackpots out, of visits with a currency report",
        ("Cash", 10), ("Check", 10));

    public static readonly Choice SafeMethods = new(
        "cage.safekeeping_methods", KnobScope.Local, "what is kept first, of visits with a currency report", ("Cash", 10), ("Chip", 10));

    public static readonly Knob CheckLeast = new("cage.check_least", 100, 1, 1_000, 0, KnobScope.Local, "The smallest check cashed, dollars.");
    public static readonly Knob CheckMost = new("cage.check_most", 10_000, 1_000, 100_000, 0, KnobScope.Local, "The largest check cashed, dollars.");
    public static readonly Knob FrontLeast = new(
        "cage.front_money_least", 1_000, 500, 100_000, 0, KnobScope.Local, "The smallest deposit of front money, dollars.");

    public static readonly Knob FrontMost = new(
        "cage.front_money_most", 100_000, 500, 1_000_000, 0, KnobScope.Local, "The largest deposit of front money, dollars.");

    public static readonly Knob WireLeast = new("cage.wire_least", 5_000, 100, 100_000, 0, KnobScope.Local, "The smallest wire, dollars.");
    public static readonly Knob WireMost = new("cage.wire_most", 500_000, 1_000, 5_000_000, 0, KnobScope.Local, "The largest wire, dollars.");
    public static readonly Knob IdentifiedFrom = new(
        "cage.id_from", 3_000, 0, 1_000_000, 2, KnobScope.Local, "From this amount on the cage asks for a document, dollars.");

    public static readonly Knob ApprovedFrom = new(
        "cage.supervisor_from", 5_000, 0, 1_000_000, 2, KnobScope.Local, "From this amount on a supervisor approves, dollars.");

    public static readonly Knob LargeFrom = new(
        "cage.large_from", 10_000, 0, 1_000_000, 2, KnobScope.Local,
        "From this amount on the window is High Limit or VIP, dollars.");

    public static IReadOnlyList<Knob> All { get; } =
    [
        .. s_needed.Knobs, .. s_others.Knobs, .. Amounts.Knobs, .. Markers.Knobs, .. Windows.Knobs, .. MarkerMethods.Knobs,
        .. DepositMethods.Knobs, .. PaymentMethods.Knobs, .. SafeMethods.Knobs, CheckLeast, CheckMost, FrontLeast, FrontMost, WireLeast,
        WireMost, IdentifiedFrom, ApprovedFrom, LargeFrom,
    ];

    /// <summary>The weights of transactions by kind; that of payouts is 0.</summary>
    public static int[] Types(KnobValues knobs)
    {
        var weights = new List<int>([.. s_needed.Weights(knobs), .. s_others.Weights(knobs)]);
        weights.Insert(JackpotPayout, 0);
        return [.. weights];
    }
}
