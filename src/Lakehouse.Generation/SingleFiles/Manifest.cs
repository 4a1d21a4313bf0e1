using System.Text.Json;
using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>What the manifest says of one table: which plan and layout made which file.</summary>
/// <param name="Table">The table with its world.</param>
/// <param name="File">The file that holds it, alone or with other tables of its plan.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">The length of the file.</param>
/// <param name="Sha256">The digest of the file.</param>
/// <param name="Plan">The plan as JSON.</param>
/// <param name="Layout">The layout as JSON.</param>
public sealed record ManifestEntry(
    string Table, string File, long Rows, long Bytes, string Sha256, string Plan, string Layout)
{
    /// <summary>A file that held the table before and is to be removed once this one stands; null once that is done.</summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// What the file was when others were to be added to this table; null once they are. A run that was killed in between
    /// left either the one file or the other, and the table is whole in both.
    /// </summary>
    public FileSummary? Before { get; init; }

    internal bool IsSettled => Replaces is null && Before is null;

    internal ManifestEntry Settled => this with { Replaces = null, Before = null };
}

/// <summary>
/// <c>lakehouse.json</c> beside single files: what a log is to a Delta table. An entry is written before its file takes
/// its final name, so that a file without an entry is never ours.
/// </summary>
public static class Manifest
{
    public const string Key = "lakehouse.json";

    /// <summary>The entries; none where there is no manifest. <see cref="GenerationException"/> says that it is damaged.</summary>
    public static IReadOnlyList<ManifestEntry> Read(ITableStore store)
    {
        if (!store.Exists(Key))
        {
            return [];
        }

        try
        {
            using var stream = store.OpenRead(Key);
            using var document = JsonDocument.Parse(stream);
            return [.. document.RootElement.GetProperty("tables").EnumerateArray().Select(ReadEntry)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new GenerationException(
                $"{store.DisplayName}/{Key} is damaged ({e.Message.TrimEnd('.')}); restore it, or remove it and the files it told of.", e);
        }
    }

    internal static void Write(ITableStore store, IEnumerable<ManifestEntry> entries)
    {
        using var staged = store.Stage(Key);
        using (var json = new Utf8JsonWriter(staged.Content, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("tables");
            foreach (var entry in entries.OrderBy(e => e.Table, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("table", entry.Table);
                json.WriteString("file", entry.File);
                json.WriteNumber("rows", entry.Rows);
                json.WriteNumber("bytes", entry.Bytes);
                json.WriteString("sha256", entry.Sha256);
                json.WritePropertyName("plan");
                json.WriteRawValue(entry.Plan);
                json.WritePropertyName("layout");
                json.WriteRawValue(entry.Layout);
                if (entry.Replaces is not null)
                {
                    json.WriteString("replaces", entry.Replaces);
                }

                if (entry.Before is { } before)
                {
                    json.WriteStartObject("before");
                    json.WriteNumber("bytes", before.Bytes);
                    json.WriteString("sha256", before.Sha256);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        staged.Content.WriteByte((byte)'\n');
        staged.Publish();
    }

    private static ManifestEntry ReadEntry(JsonElement entry) => new(
        entry.GetProperty("table").GetString()!,
        entry.GetProperty("file").GetString()!,
        entry.GetProperty("rows").GetInt64(),
        entry.GetProperty("bytes").GetInt64(),
        entry.GetProperty("sha256").GetString()!,
        entry.GetProperty("plan").GetRawText(),
        entry.GetProperty("layout").GetRawText())
    {
        Replaces = entry.TryGetProperty("replaces", out var replaced) ? replaced.GetString() : null,
        Before = entry.TryGetProperty("before", out var before)
            ? new FileSummary(before.GetProperty("bytes").GetInt64(), before.GetProperty("sha256").GetString()!)
            : null,
    };
}
