using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>The keys of what is drawn for a visit besides its stays at machines.</summary>
internal sealed class VisitKeys(WorldKeys keys)
{
    public ulong Ranks { get; } = keys.Of(CasinoDefinition.Financial, "classes of visits");

    public ulong Offsets { get; } = keys.Of(CasinoDefinition.Financial, "offsets of kinds");

    public ulong Amounts { get; } = keys.Of(CasinoDefinition.Financial, "amount");

    public ulong Methods { get; } = keys.Of(CasinoDefinition.Financial, "payment_method");

    public ulong Times { get; } = keys.Of(CasinoDefinition.Financial, "transaction_timestamp");

    public ulong Places { get; } = keys.Of(CasinoDefinition.Financial, "cage_location");

    public ulong TablePlay { get; } = keys.Of(CasinoDefinition.TableGames, "play");

    public ulong Results { get; } = keys.Of(CasinoDefinition.TableGames, "actual_win_loss");

    public ulong Chips { get; } = keys.Of(CasinoDefinition.TableGames, "chips");

    public ulong TableTimes { get; } = keys.Of(CasinoDefinition.TableGames, "event_timestamp");

    public IdBlocks Markers { get; } = new(keys.Of(CasinoDefinition.Financial, "marker_number"), 10, 6);
}
