using System.Text.Json.Nodes;

namespace Delta.Sharp.Kernel;

/// <summary>One line of a commit.</summary>
public abstract record LogAction;

/// <summary>A data file becomes part of the table.</summary>
/// <param name="Path">The URI as the log spells it (<see cref="LogPath"/>); the file's identity within the log.</param>
/// <param name="PartitionValues">A value for every partition column; null is a null value.</param>
/// <param name="Size">The file's length in bytes.</param>
/// <param name="ModificationTime">Milliseconds since 1970.</param>
/// <param name="DataChange">False where rows were only moved.</param>
/// <param name="Stats">Statistics as JSON text.</param>
/// <param name="Tags">Free remarks.</param>
public sealed record AddFile(
    string Path,
    IReadOnlyDictionary<string, string?> PartitionValues,
    long Size,
    long ModificationTime,
    bool DataChange,
    string? Stats = null,
    IReadOnlyDictionary<string, string?>? Tags = null) : LogAction
{
    /// <summary>The tag in which a writer may leave the SHA-256 of the file's bytes, in lower-case hex.</summary>
    public const string Sha256Tag = "sha256";

    public DeletionVector? DeletionVector { get; init; }

    public long? BaseRowId { get; init; }

    public long? DefaultRowCommitVersion { get; init; }

    public string? ClusteringProvider { get; init; }

    /// <summary>The file's key in the table's store.</summary>
    public string Key => LogPath.Decode(Path);

    /// <summary>The rows in the file as its statistics tell, deleted ones included; null where they do not tell.</summary>
    public long? NumRecords()
    {
        try
        {
            return Stats is null ? null : JsonNode.Parse(Stats)?["numRecords"]?.GetValue<long>();
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>A data file is no longer part of the table; a tombstone for VACUUM.</summary>
public sealed record RemoveFile(string Path, bool DataChange, long? DeletionTimestamp = null) : LogAction
{
    public IReadOnlyDictionary<string, string?>? PartitionValues { get; init; }

    public long? Size { get; init; }

    public IReadOnlyDictionary<string, string?>? Tags { get; init; }

    public DeletionVector? DeletionVector { get; init; }

    /// <summary>The tombstone of a live file, with the file's own values so that change readers need not look them up.</summary>
    public static RemoveFile Of(AddFile file, long deletionTimestamp, bool dataChange = true) =>
        new(file.Path, dataChange, deletionTimestamp)
        {
            PartitionValues = file.PartitionValues,
            Size = file.Size,
            Tags = file.Tags,
            DeletionVector = file.DeletionVector,
        };
}

/// <summary>Rows of a data file that are deleted, kept beside it.</summary>
public sealed record DeletionVector(string StorageType, string PathOrInlineDv, int? Offset, int SizeInBytes, long Cardinality)
{
    /// <summary>The key of the file in the table's store that holds the rows' numbers; null where they lie elsewhere.</summary>
    public string? Key() => StorageType == "u" ? DeletionVectorName.KeyOf(PathOrInlineDv) : null;
}

/// <summary>What the table is: replaces the metadata before it whole.</summary>
public sealed record Metadata(
    string Id,
    string? Name,
    string? Description,
    string SchemaString,
    IReadOnlyList<string> PartitionColumns,
    IReadOnlyDictionary<string, string?> Configuration,
    long? CreatedTime) : LogAction
{
    public string FormatProvider { get; init; } = "parquet";
}

/// <summary>What a reader and a writer must understand. Feature lists are null unless the versions call for them.</summary>
public sealed record Protocol(
    int MinReaderVersion,
    int MinWriterVersion,
    IReadOnlyList<string>? ReaderFeatures = null,
    IReadOnlyList<string>? WriterFeatures = null) : LogAction;

/// <summary>How far an application has got, for writing exactly once.</summary>
public sealed record SetTransaction(string AppId, long Version, long? LastUpdated = null) : LogAction;

/// <summary>Who did what: free-form members, written in the order given.</summary>
public sealed record CommitInfo(JsonObject Members) : LogAction;
