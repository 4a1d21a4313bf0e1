using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>Every number of the casino that a user may set.</summary>
internal static class CasinoKnobs
{
    /// <summary>The share of the wagers that a machine keeps, in percent: the least and the most on the floor.</summary>
    public static readonly Knob HoldLeast = new("slots.hold_least", 4, 0, 50, 4, KnobScope.Local, "The lowest theoretical hold of a machine, percent.");
    public static readonly Knob HoldMost = new("slots.hold_most", 12, 0, 50, 4, KnobScope.Local, "The highest theoretical hold of a machine, percent.");

    public static IReadOnlyList<Knob> All { get; } = [HoldLeast, HoldMost];
}
