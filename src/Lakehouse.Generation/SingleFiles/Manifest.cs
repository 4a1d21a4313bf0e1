using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
                $"{store.DisplayName}/{Key} is damaged ({e.Message.TrimEnd('.')}); "
                    + $"'lakehouse verify {store.DisplayName} --repair' writes it again.", e);
        }
    }

    internal static void Write(ITableStore store, IEnumerable<ManifestEntry> entries)
    {
        using var staged = store.Stage(Key);
        WriteTo(staged.Content, entries);
        staged.Publish();
    }

    /// <summary>The bytes of a manifest: the same entries give the same, and a digest of them tells when one was edited.</summary>
    internal static void WriteTo(Stream content, IEnumerable<ManifestEntry> entries)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var json = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("tables");
            foreach (var entry in entries.OrderBy(e => e.Table, StringComparer.Ordinal))
            {
                digest.AppendData(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Table}\n{entry.File}\n{entry.Rows}\n{entry.Bytes}\n{entry.Sha256}\n{entry.Plan}\n{entry.Layout}\n"
                        + $"{entry.Replaces}\n{entry.Before?.Bytes}\n{entry.Before?.Sha256}\n")));
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
            json.WriteString("sha256", Convert.ToHexStringLower(digest.GetHashAndReset()));
            json.WriteEndObject();
        }

        content.WriteByte((byte)'\n');
    }

    /// <summary>An entry, or an exception of the JSON reader or <see cref="FormatException"/> that says what is wrong with it.</summary>
    internal static ManifestEntry ReadEntry(JsonElement entry) => new(
        entry.GetProperty("table").GetString()!,
        entry.GetProperty("file").GetString() is { } file && LogPath.IsKey(file) && !file.Contains('/', StringComparison.Ordinal)
            ? file
            : throw new FormatException("a file is none of this folder"),
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
