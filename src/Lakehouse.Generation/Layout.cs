using System.Text;
using System.Text.Json;
using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>The format that a lake is written in.</summary>
public enum LakeFormat
{
    Delta,
    Parquet,
    Csv,
    Json,
    DuckDb,
}

/// <summary>The compression of the files, or of the pages in them.</summary>
public enum Compression
{
    Snappy,
    Zstd,
    None,
    Gzip,

    /// <summary>What the format itself finds best, column by column.</summary>
    Own,
}

/// <summary>
/// How rows become bytes: everything besides the plan that decides the content of a file. Two runs of one plan in one
/// layout give the same bytes, in the formats whose bytes are promised at all.
/// </summary>
public sealed record Layout
{
    /// <summary>Rows in a row group: large enough for good pages, small enough that a writer's buffers stay flat.</summary>
    public const int DefaultRowGroupRows = 262_144;

    public required LakeFormat Format { get; init; }

    public required Compression Compression { get; init; }

    public int BatchRows { get; init; } = WorldTable.BatchRows;

    public int RowGroupRows { get; init; } = DefaultRowGroupRows;

    /// <summary>The library that has a say in the bytes, and its version; empty where none has.</summary>
    public required string Library { get; init; }

    public string FormatName => NameOf(Format);

    /// <summary>The codec as names of files and the JSON write it.</summary>
    public string Codec => NameOf(Compression);

    /// <summary>The compressions that a format takes, its default first.</summary>
    public static IReadOnlyList<Compression> CompressionsOf(LakeFormat format) => format switch
    {
        LakeFormat.Delta or LakeFormat.Parquet => [Compression.Snappy, Compression.Zstd, Compression.None],
        LakeFormat.Csv or LakeFormat.Json => [Compression.None, Compression.Gzip],
        _ => [Compression.Own],
    };

    /// <summary>The layout that this program writes a format in.</summary>
    /// <param name="format">The format.</param>
    /// <param name="compression">The compression asked for; null for the format's default.</param>
    /// <param name="library">The library of a format that another assembly writes.</param>
    public static Layout Of(LakeFormat format, Compression? compression = null, string library = "")
    {
        var taken = CompressionsOf(format);
        var chosen = compression ?? taken[0];
        if (!taken.Contains(chosen))
        {
            throw new InputException(taken.Count == 1
                ? $"--compression {NameOf(chosen)} was asked, but {NameOf(format)} compresses each column as it finds best; "
                    + "leave --compression out."
                : $"--compression {NameOf(chosen)} was asked, but {NameOf(format)} takes "
                    + $"{string.Join(" or ", taken.Select(NameOf))} (without the option: {NameOf(taken[0])}).");
        }

        return new Layout
        {
            Format = format,
            Compression = chosen,
            Library = format switch
            {
                LakeFormat.Delta or LakeFormat.Parquet => DataFileWriter.LibraryVersion,
                LakeFormat.Csv or LakeFormat.Json => chosen == Compression.Gzip ? $".NET {Environment.Version.ToString(2)}" : "",
                _ => library,
            },
        };
    }

    /// <summary>The canonical JSON: fixed order, no white space, no culture; only what has a say in the bytes.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("format", FormatName);
            json.WriteString("codec", Codec);
            if (HasBatches)
            {
                json.WriteNumber("batchRows", BatchRows);
            }

            if (HasRowGroups)
            {
                json.WriteNumber("rowGroupRows", RowGroupRows);
            }

            if (Library.Length > 0)
            {
                json.WriteString("library", Library);
            }

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
            var (format, codec) = (root.GetProperty("format").GetString(), root.GetProperty("codec").GetString());
            var layout = new Layout
            {
                Format = Enum.GetValues<LakeFormat>().First(value => NameOf(value) == format),
                Compression = Enum.GetValues<Compression>().First(value => NameOf(value) == codec),
                BatchRows = root.TryGetProperty("batchRows", out var batch) ? batch.GetInt32() : WorldTable.BatchRows,
                RowGroupRows = root.TryGetProperty("rowGroupRows", out var group) ? group.GetInt32() : DefaultRowGroupRows,
                Library = root.TryGetProperty("library", out var library) ? library.GetString()! : "",
            };

            // A text that says anything else, or says it otherwise, is not a layout of ours.
            return layout.ToJson() == text && CompressionsOf(layout.Format).Contains(layout.Compression) ? layout : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public static string NameOf(LakeFormat format) => format switch
    {
        LakeFormat.Delta => "delta",
        LakeFormat.Parquet => "parquet",
        LakeFormat.Csv => "csv",
        LakeFormat.Json => "json",
        LakeFormat.DuckDb => "duckdb",
        _ => throw new InvalidOperationException($"Format {format} has no name."),
    };

    public static string NameOf(Compression compression) => compression switch
    {
        Compression.Snappy => "snappy",
        Compression.Zstd => "zstd",
        Compression.None => "none",
        Compression.Gzip => "gzip",
        Compression.Own => "own",
        _ => throw new InvalidOperationException($"Compression {compression} has no name."),
    };

    private bool HasRowGroups => Format is LakeFormat.Delta or LakeFormat.Parquet;

    // A member of a packed text is a batch; what is not packed is the same however it is cut.
    private bool HasBatches => HasRowGroups || Compression == Compression.Gzip;
}
