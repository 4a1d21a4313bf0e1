using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.History;

/// <summary>The knobs of a window that comes in batches, which every world has. No row of a world follows from them.</summary>
internal static class HistoryKnobs
{
    public const int ShareDecimals = 6;

    private const decimal MostShare = 0.5m;

    /// <summary>The share of a batch's rows that arrive one version late.</summary>
    public static Knob Late { get; } = OfRows(
        "history.late_share",
        "The share of the rows of each batch of events that arrives one version late; without --batches it changes nothing but the plan's id.");

    /// <summary>The share of a batch's rows that come with a wrong value and are corrected a version later.</summary>
    public static Knob Corrected { get; } = OfRows(
        "history.correction_share",
        "The share of the rows of each batch of events that first come with a wrong value, corrected one version later; "
            + "without --batches it changes nothing but the plan's id.");

    public static IReadOnlyList<Knob> All { get; } = [Late, Corrected];

    private static Knob OfRows(string name, string description) =>
        new(name, 0, 0, MostShare, ShareDecimals, KnobScope.Local, description);
}
