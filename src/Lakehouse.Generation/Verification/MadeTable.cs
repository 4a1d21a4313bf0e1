using Lakehouse.Generation.DeltaTables;

namespace Lakehouse.Generation.Verification;

/// <summary>A table whose plan and layout are known, opened under them, and the newest commit that a run of them made.</summary>
/// <param name="Deliveries">The table.</param>
/// <param name="Delivery">The delivery that the commit made, the last one where the table is whole.</param>
/// <param name="Commit">The commit.</param>
internal sealed record MadeTable(Deliveries Deliveries, int Delivery, LogCommit Commit)
{
    public TableIdentity Identity => Deliveries.Identity;

    /// <summary>The version of the first delivery.</summary>
    public long FirstVersion => Commit.Version - Delivery;

    public bool IsUnfinished => Delivery < Deliveries.Count - 1;
}
