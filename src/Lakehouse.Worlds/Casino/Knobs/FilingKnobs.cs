using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>What must be reported, and what becomes of reports.</summary>
internal static class FilingKnobs
{
    public static readonly Knob SuspicionShare = new(
        "filings.sar_share", 15, 0, 60, 0, KnobScope.Structural, "Of 100 filings, the suspicious activity reports.");

    public static readonly Knob CurrencyFrom = new(
        "filings.ctr_from", 10_000, 5_000, 50_000, 0, KnobScope.Structural,
        "Currency in or out of a player and gaming day that is reported, dollars.");

    public static readonly Knob CurrencyMost = new(
        "filings.ctr_most", 100_000, 10_000, 1_000_000, 0, KnobScope.Local,
        "What the cash-ins of a reported visit are raised to at most, dollars.");

    public static readonly Knob StructuringFrom = new(
        "filings.structuring_from", 8_000, 2_600, 49_900, 0, KnobScope.Local,
        "Two cash-ins from here up to filings.ctr_from are structuring, dollars.");

    public static readonly Knob JackpotFrom = new(
        "filings.w2g_from", 1_200, 100, 250_000, 0, KnobScope.Structural, "A jackpot that is reported, dollars.");

    public static readonly Knob WireFrom = new(
        "filings.wire_from", 50_000, 5_000, 400_000, 0, KnobScope.Local, "A wire in a report of suspicion is over this, dollars.");

    public static readonly Knob WithheldFrom = new(
        "filings.withholding_from", 5_000, 100, 1_000_000, 0, KnobScope.Local, "A jackpot of which tax is withheld, dollars.");

    public static readonly Knob WithholdingRate = new(
        "filings.withholding_rate", 30, 0, 50, 2, KnobScope.Local, "The tax withheld of a jackpot, percent.");

    /// <summary>In the order in which they are drawn.</summary>
    public static readonly Choice CurrencyStates = new(
        "filings.ctr_status", KnobScope.Local, "the states of currency reports",
        ("Filed", 80), ("Rejected", 3), ("Amended", 2), ("Pending Review", 10), ("Draft", 5));

    public static readonly Choice SuspicionStates = new(
        "filings.sar_status", KnobScope.Local, "the states of suspicious activity reports",
        ("Filed", 60), ("Pending Review", 25), ("Draft", 15));

    public static readonly Knob CurrencyFiledWithin = new(
        "filings.ctr_filed_within", 14, 1, 90, 0, KnobScope.Local, "A currency report is filed within so many days.");

    public static readonly Knob CurrencyDue = new(
        "filings.ctr_due", 15, 1, 90, 0, KnobScope.Local, "A currency report is due after so many days.");

    /// <summary>Dealt in turn to the reports as they are numbered. A report of the first is of a cluster of cash-ins.</summary>
    public static readonly Choice SuspicionKinds = new(
        "filings.sar_categories", KnobScope.Structural, "the categories of suspicious activity, as far as visits can have the cause", 0, 100,
        [.. SuspicionNames.All.Select(name => (name, 1))]);

    public static readonly Knob SuspicionFiledWithin = new(
        "filings.sar_filed_within", 29, 1, 90, 0, KnobScope.Local, "A suspicious activity report is filed within so many days.");

    public static readonly Knob SuspicionDue = new(
        "filings.sar_due", 30, 1, 90, 0, KnobScope.Local, "A suspicious activity report is due after so many days.");

    public static IReadOnlyList<Knob> All { get; } =
    [
        SuspicionShare, CurrencyFrom, CurrencyMost, StructuringFrom, JackpotFrom, WireFrom, WithheldFrom, WithholdingRate,
        .. CurrencyStates.Knobs, CurrencyFiledWithin, CurrencyDue, .. SuspicionStates.Knobs, SuspicionFiledWithin, SuspicionDue,
        .. SuspicionKinds.Knobs,
    ];
}
