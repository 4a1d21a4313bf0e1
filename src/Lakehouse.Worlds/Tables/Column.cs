namespace Lakehouse.Worlds.Tables;

/// <summary>One column of a table, as its contract under <c>schemas/</c> declares it.</summary>
/// <param name="Name">The name, lower case with underscores.</param>
/// <param name="Type">The logical type.</param>
/// <param name="Nullable">Whether a row may lack the value.</param>
/// <param name="Comment">What the column means; becomes the column comment in the lake.</param>
public sealed record Column(string Name, ColumnType Type, bool Nullable, string Comment)
{
    /// <summary>One sentence: how the value comes about (drawn, dealt, computed from others).</summary>
    public string Rule { get; init; } = "";

    /// <summary>Text of few distinct values: its batches carry Arrow dictionary arrays.</summary>
    public bool Dictionary { get; init; }

    /// <summary>Readers skip by this column: Parquet statistics are written for it too.</summary>
    public bool Skipping { get; init; }

    /// <summary>The value is as of the window's end, so a longer window may change it.</summary>
    public bool AsOfEnd { get; init; }

    /// <summary>The least value that a number can have; null where there is none.</summary>
    public long? Least { get; init; }

    /// <summary>The greatest value that a number can have; null where there is none.</summary>
    public long? Most { get; init; }

    /// <summary>The regular expression that every text matches; null where texts have no form.</summary>
    public string? Pattern { get; init; }
}
