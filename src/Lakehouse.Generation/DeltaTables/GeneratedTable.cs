using System.Text.Json;
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

    /// <summary>The rows that a file's statistics tell; none where they tell nothing.</summary>
    public static long RowsOf(AddFile file)
    {
        if (file.Stats is null)
        {
            return 0;
        }

        try
        {
            using var stats = JsonDocument.Parse(file.Stats);
            return stats.RootElement.GetProperty("numRecords").GetInt64();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return 0;
        }
    }
}
