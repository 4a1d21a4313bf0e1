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
}
