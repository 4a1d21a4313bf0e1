using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Knobs;

/// <summary>When business is done.</summary>
internal static class CalendarKnobs
{
    public static readonly Choice Weekdays = new(
        "calendar.weekdays", KnobScope.Structural, "the days of a week", 1, 1_000,
        ("Monday", 85), ("Tuesday", 85), ("Wednesday", 90), ("Thursday", 95), ("Friday", 120), ("Saturday", 125), ("Sunday", 100));

    /// <summary>The hours of a gaming day, by their local begin.</summary>
    public static readonly Choice Hours = new(
        "calendar.hours", KnobScope.Structural, "the hours of a day, by their begin",
        ("h06", 20), ("h07", 20), ("h08", 25), ("h09", 30), ("h10", 35), ("h11", 40), ("h12", 45), ("h13", 45), ("h14", 45), ("h15", 50),
        ("h16", 55), ("h17", 60), ("h18", 70), ("h19", 75), ("h20", 75), ("h21", 70), ("h22", 60), ("h23", 50), ("h00", 40), ("h01", 30),
        ("h02", 22), ("h03", 16), ("h04", 12), ("h05", 10));

    public static IReadOnlyList<Knob> All { get; } = [.. Weekdays.Knobs, .. Hours.Knobs];
}
