using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>What a world says about its faults, beyond what its contracts tell.</summary>
internal sealed class FaultRules
{
    /// <summary>The tables that get faults; all others are the truth.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>The column that tells when a row reached the lake.</summary>
    public required string Arrival { get; init; }

    /// <summary>An id in the form of a table's keys that none of its rows has, by the table and a draw.</summary>
    public required Func<WorldTable, ulong, string> IdOfNothing { get; init; }
}
