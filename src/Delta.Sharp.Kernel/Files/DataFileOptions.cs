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
