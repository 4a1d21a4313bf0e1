using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>The keys of what is drawn for a day of the floor.</summary>
internal sealed class FloorKeys(WorldKeys keys)
{
    public ulong Places { get; } = keys.Of(CasinoDefinition.Slots, "places of machines");

    public ulong Offsets { get; } = keys.Of(CasinoDefinition.Slots, "offsets of deals");

    public ulong Seats { get; } = keys.Of(CasinoDefinition.Slots, "seats of visitors");

    public ulong Stays { get; } = keys.Of(CasinoDefinition.Slots, "stays");

    public ulong Payouts { get; } = keys.Of(CasinoDefinition.Slots, "coin_out");

    public ulong Others { get; } = keys.Of(CasinoDefinition.Slots, "events beside plays");
}
