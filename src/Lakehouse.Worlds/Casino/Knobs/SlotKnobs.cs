using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>What the machines are, how they are played and what they pay.</summary>
internal static class SlotKnobs
{
    public static readonly Knob Machines = new(
        "slots.machines_per_1000_rows", 30, 10, 50, 0, KnobScope.Structural, "The machines of a floor for each 1,000 slot rows a day.");

    public static readonly Choice Events = new(
        "slots.events", KnobScope.Structural, "the slot rows",
        ("GAME_PLAY", 70), ("METER_UPDATE", 10), ("BILL_IN", 5), ("TICKET_OUT", 4), ("TILT", 3), ("JACKPOT", 2), ("DOOR_OPEN", 2),
        ("DOOR_CLOSE", 2), ("POWER_OFF", 1), ("POWER_ON", 1));

    public static readonly Choice Denominations = new(
        "slots.denominations", KnobScope.Structural, "the machines' prices of a credit", 0, 100,
        ("cents_1", 30), ("cents_5", 10), ("cents_25", 25), ("dollars_1", 20), ("dollars_5", 10), ("dollars_25", 4), ("dollars_100", 1));

    /// <summary>By denomination.</summary>
    public static readonly Knob[] Credits =
    [
        Credit("cents_1", 240), Credit("cents_5", 80), Credit("cents_25", 36), Credit("dollars_1", 14), Credit("dollars_5", 6),
        Credit("dollars_25", 5), Credit("dollars_100", 4),
    ];

    public static readonly Choice Stakes = new(
        "slots.stakes", KnobScope.Local, "the stakes of a stay (half, once or twice the usual credits)",
        ("half", 25), ("usual", 50), ("twice", 25));

    public static readonly Knob HoldLeast = new("slots.hold_least", 4, 0, 50, 4, KnobScope.Local, "The lowest theoretical hold of a machine, percent.");
    public static readonly Knob HoldMost = new("slots.hold_most", 12, 0, 50, 4, KnobScope.Local, "The highest theoretical hold of a machine, percent.");

    public static readonly Knob PaceLeast = new("slots.pace_least", 300, 60, 1_500, 0, KnobScope.Local, "The slowest play, games an hour.");
    public static readonly Knob PaceMost = new("slots.pace_most", 700, 60, 1_500, 0, KnobScope.Local, "The fastest play, games an hour.");

    public static readonly Knob PlayLeast = new(
        "slots.play_seconds_least", 120, 100, 1_800, 0, KnobScope.Structural, "The shortest time that one play row sums, seconds.");

    public static readonly Knob PlayMost = new(
        "slots.play_seconds_most", 2_400, 100, 7_200, 0, KnobScope.Structural, "The longest time that one play row sums, seconds.");

    /// <summary>Largest first, as the machine looks for them.</summary>
    public static readonly Choice Payouts = new(
        "slots.payouts", KnobScope.Local, "the multiples of a bet that a game wins",
        ("x100", 5), ("x50", 15), ("x10", 30), ("x5", 80), ("x2", 120), ("x1", 200), ("half", 250));

    public static readonly Knob HighShare = new(
        "slots.jackpots.high_share", 30, 0, 100, 0, KnobScope.Structural, "Of 100 jackpots, those large enough for a W-2G.");

    public static readonly Choice Multipliers = new(
        "slots.jackpots.multipliers", KnobScope.Local, "the multiples of 1,000 credits that a jackpot pays",
        ("x1", 50), ("x2", 25), ("x5", 15), ("x10", 8), ("x50", 2));

    public static readonly Choice HighByPrice = new(
        "slots.jackpots.high", KnobScope.Structural, "the prices of a credit for a jackpot with a W-2G", 0, 100,
        ("cents_1", 0), ("cents_5", 4), ("cents_25", 9), ("dollars_1", 6), ("dollars_5", 5), ("dollars_25", 4), ("dollars_100", 3));

    public static readonly Choice LowByPrice = new(
        "slots.jackpots.low", KnobScope.Structural, "the prices of a credit for a jackpot without a W-2G", 0, 100,
        ("cents_1", 2), ("cents_5", 2), ("cents_25", 2), ("dollars_1", 1), ("dollars_5", 0), ("dollars_25", 0), ("dollars_100", 0));

    public static readonly Choice Bills = new(
        "slots.bills", KnobScope.Local, "the notes that machines take",
        ("dollars_1", 10), ("dollars_5", 15), ("dollars_10", 20), ("dollars_20", 35), ("dollars_50", 15), ("dollars_100", 5));

    public static readonly Choice Errors = new(
        "slots.errors", KnobScope.Local, "the errors of tilts and power failures",
        ("E001", 10), ("E002", 10), ("E003", 10), ("E004", 10), ("E005", 10), ("E006", 10), ("E007", 10));

    public static readonly Choice Zones = new(
        "slots.zones", KnobScope.Local, "the zones of machines",
        ("North", 10), ("South", 10), ("East", 10), ("West", 10), ("VIP", 10), ("High Limit", 10), ("Penny", 10));

    public static readonly Choice Types = new(
        "slots.machine_types", KnobScope.Local, "the types of machines",
        ("Video Slots", 10), ("Mechanical Reels", 10), ("Video Poker", 10), ("Progressive", 10));

    public static readonly Choice Manufacturers = new(
        "slots.manufacturers", KnobScope.Local, "the manufacturers of machines",
        ("IGT", 10), ("Aristocrat", 10), ("Konami", 10), ("Scientific Games", 10), ("Everi", 10));

    public static readonly Knob CardedShare = new(
        "slots.carded_share", 60, 30, 100, 0, KnobScope.Structural, "Of 100 stays at machines, those of a player with a card.");

    public static readonly Knob Visits = new(
        "visits.per_machine_day", 2.5m, 0.5m, 6, 1, KnobScope.Structural, "The visits of the floor for each of its machines and days.");

    public static IReadOnlyList<Knob> All { get; } =
    [
        Machines, .. Events.Knobs, .. Denominations.Knobs, .. Credits, .. Stakes.Knobs, HoldLeast, HoldMost, PaceLeast, PaceMost, PlayLeast,
        PlayMost, .. Payouts.Knobs, HighShare, .. Multipliers.Knobs, .. HighByPrice.Knobs, .. LowByPrice.Knobs, .. Bills.Knobs,
        .. Errors.Knobs, .. Zones.Knobs, .. Types.Knobs, .. Manufacturers.Knobs, CardedShare, Visits,
    ];

    private static Knob Credit(string price, int credits) => new(
        "slots.credits." + price, credits, 1, 1_000, 0, KnobScope.Local, $"The usual credits of a game at {price}.");
}
