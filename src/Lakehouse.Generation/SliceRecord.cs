using System.Text.Json;

namespace Lakehouse.Generation;

/// <summary>A finished slice: a whole file under its final name.</summary>
public sealed record SliceRecord(long Slice, string Name, long Rows, long Bytes, string Sha256, string Stats)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("slice", Slice);
        json.WriteString("name", Name);
        json.WriteNumber("rows", Rows);
        json.WriteNumber("bytes", Bytes);
        json.WriteString("sha256", Sha256);
        json.WriteString("stats", Stats);
        json.WriteEndObject();
    }

    /// <summary>Reads a line of the spool; null where it is torn or something else.</summary>
    public static SliceRecord? TryParse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new SliceRecord(
                root.GetProperty("slice").GetInt64(),
                root.GetProperty("name").GetString()!,
                root.GetProperty("rows").GetInt64(),
                root.GetProperty("bytes").GetInt64(),
                root.GetProperty("sha256").GetString()!,
                root.GetProperty("stats").GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
