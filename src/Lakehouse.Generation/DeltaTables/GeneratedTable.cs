using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>Reads back what generated tables say about themselves in their log.</summary>
internal static class GeneratedTable
{
    /// <summary>The plan whose run made a commit; null for the commits of others.</summary>
    public static string? PlanOf(CommitInfo? info) =>
        info?.Members["tags"] is JsonObject tags && tags[TableCommit.PlanTag] is JsonValue value && value.TryGetValue(out string? id)
            ? id
            : null;

    /// <summary>What the log says of a slice's file; null where it is not one of this plan, or not told as one.</summary>
    public static SliceRecord? RecordOf(TableIdentity identity, AddFile add) =>
        identity.SliceOf(add.Key) is { } slice
        && add.Tags?.GetValueOrDefault(TableCommit.Sha256Tag) is { } sha256
        && add.NumRecords() is { } rows
            ? new SliceRecord(slice, add.Key, rows, add.Size, sha256, add.Stats!)
            : null;
}
