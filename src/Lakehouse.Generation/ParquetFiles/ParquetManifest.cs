using System.Text.Json;
using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.ParquetFiles;

/// <summary>What the manifest says of one table: which plan and layout made which file.</summary>
internal sealed record ManifestEntry(
    string Table, string File, long Rows, long Bytes, string Sha256, string Plan, string Layout);

/// <summary>
/// <c>lakehouse.json</c> beside plain Parquet files: what a log is to a Delta table. An entry is written before its
/// file takes its final name, so that a file without an entry is never ours.
/// </summary>
internal static class ParquetManifest
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

    public static void Write(ITableStore store, IEnumerable<ManifestEntry> entries)
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
        entry.GetProperty("layout").GetRawText());
}
