using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>What a file of a table is.</summary>
public enum TableFileKind
{
    Parquet,

    /// <summary>As <see cref="Text.CsvFormat"/> writes it.</summary>
    Csv,

    /// <summary>As <see cref="Text.JsonLinesFormat"/> writes it.</summary>
    JsonLines,

    /// <summary>A DuckDB database that holds the table among others.</summary>
    DuckDb,
}

/// <summary>A table that a single file holds. Its types are those declared here: nothing is guessed from the file.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Bytes">The length that it must have.</param>
/// <param name="Schema">The columns.</param>
public sealed record TableFile(TableFileKind Kind, string Path, long Bytes, DeltaSchema Schema)
{
    /// <summary>Whether the file is a text that was packed by gzip.</summary>
    public bool IsGzip { get; init; }

    /// <summary>The table's schema and name inside a database.</summary>
    public (string World, string Name)? Inside { get; init; }
}
