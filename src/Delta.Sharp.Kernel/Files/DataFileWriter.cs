using Apache.Arrow;

namespace Delta.Sharp.Kernel;

/// <summary>How a data file is compressed.</summary>
public enum DataFileCodec
{
    Snappy,
    Zstd,
    None,
}

/// <summary>How a data file is laid out. Same batches, same options: same bytes.</summary>
public sealed record DataFileOptions
{
    public DataFileCodec Codec { get; init; } = DataFileCodec.Snappy;

    public int RowGroupRows { get; init; } = 524_288;

    /// <summary>Columns whose statistics stand in the file too, because readers skip row groups by them.</summary>
    public IReadOnlyCollection<string> StatisticsColumns { get; init; } = [];

    /// <summary>Columns to write with a dictionary besides those that come as Arrow dictionary arrays.</summary>
    public IReadOnlyCollection<string> DictionaryColumns { get; init; } = [];
}

/// <summary>A finished data file.</summary>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its digest in lower-case hexadecimal.</param>
/// <param name="StatsJson">The statistics of its add action.</param>
public sealed record DataFileSummary(long Rows, long Bytes, string Sha256, string StatsJson);

/// <summary>
/// Writes record batches as one Parquet file and takes digest and Delta statistics on the way. The file is whole once
/// <see cref="Complete"/> has returned: whatever stands in the stream before that must not be published.
/// </summary>
public sealed class DataFileWriter : IDisposable
{
    /// <param name="stream">Where the bytes go; stays open.</param>
    /// <param name="name">The file's name in error messages.</param>
    /// <param name="schema">The schema that every batch must have.</param>
    /// <param name="options">The layout.</param>
    public DataFileWriter(Stream stream, string name, Schema schema, DataFileOptions options) => throw new NotImplementedException();

    /// <summary>What the bytes of a file depend on besides batches and options: the Parquet library and its version.</summary>
    public static string LibraryVersion => throw new NotImplementedException();

    /// <summary>Adds a batch; its buffers may be used again once the call has returned.</summary>
    public void Write(RecordBatch batch) => throw new NotImplementedException();

    /// <summary>Ends the file.</summary>
    public DataFileSummary Complete() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
