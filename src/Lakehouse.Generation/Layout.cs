using System.Text;
using System.Text.Json;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>The format that a lake is written in.</summary>
public enum LakeFormat
{
    Delta,
    Parquet,
}

/// <summary>The compression of the Parquet pages.</summary>
public enum Compression
{
    Snappy,
    Zstd,
    None,
}

/// <summary>
/// How rows become bytes: everything besides the plan that decides the content of a file. Two runs of one plan in one
/// layout give the same bytes.
/// </summary>
public sealed record Layout
{
    /// <summary>Rows in a row group: large enough for good pages, small enough that a writer's buffers stay flat.</summary>
    public const int DefaultRowGroupRows = 262_144;

    public required LakeFormat Format { get; init; }

    public required Compression Compression { get; init; }

    public int BatchRows { get; init; } = WorldTable.BatchRows;

    public int RowGroupRows { get; init; } = DefaultRowGroupRows;

    /// <summary>The Parquet library and its version: another one may cut pages or encode values otherwise.</summary>
    public required string Library { get; init; }

    /// <summary>The codec as names of files and the JSON write it.</summary>
    public string Codec => Compression switch
    {
        Compression.Snappy => "snappy",
        Compression.Zstd => "zstd",
        Compression.None => "none",
        _ => throw new InvalidOperationException($"Compression {Compression} has no name."),
    };

    /// <summary>The canonical JSON: fixed order, no white space, no culture.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("format", Format == LakeFormat.Delta ? "delta" : "parquet");
            json.WriteString("codec", Codec);
            json.WriteNumber("batchRows", BatchRows);
            json.WriteNumber("rowGroupRows", RowGroupRows);
            json.WriteString("library", Library);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads the canonical JSON back; null where it is none.</summary>
    public static Layout? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var layout = new Layout
            {
                Format = root.GetProperty("format").GetString() == "delta" ? LakeFormat.Delta : LakeFormat.Parquet,
                Compression = root.GetProperty("codec").GetString() switch
                {
                    "snappy" => Compression.Snappy,
                    "zstd" => Compression.Zstd,
                    _ => Compression.None,
                },
                BatchRows = root.GetProperty("batchRows").GetInt32(),
                RowGroupRows = root.GetProperty("rowGroupRows").GetInt32(),
                Library = root.GetProperty("library").GetString()!,
            };

            // A text that says anything else, or says it otherwise, is not a layout of ours.
            return layout.ToJson() == text ? layout : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
