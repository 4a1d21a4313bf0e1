using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>Every number of the casino that a user may set.</summary>
internal static class CasinoKnobs
{
    public static IReadOnlyList<Knob> All { get; } =
    [
        .. CalendarKnobs.All, .. SlotKnobs.All, .. PlayerKnobs.All, .. CageKnobs.All, .. TableKnobs.All, .. FilingKnobs.All,
        .. SecurityKnobs.All,
    ];
}
