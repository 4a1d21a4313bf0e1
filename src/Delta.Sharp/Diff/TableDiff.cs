namespace Delta.Sharp;

/// <summary>
/// In which rows two tables differ. Values count, not files: tables of other codecs, cuts or orders of rows are equal where
/// their rows are. Memory stays within the session's limit at any size; what is over is put aside on disk.
/// </summary>
public sealed record TableDiff
{
    /// <summary>The key by which rows were matched; empty where they were compared whole.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>All rows of the first table.</summary>
    public required long RowsInA { get; init; }

    /// <summary>All rows of the second table.</summary>
    public required long RowsInB { get; init; }

    /// <summary>Rows of the first table that the second lacks.</summary>
    public required long OnlyInA { get; init; }

    /// <summary>Rows of the second table that the first lacks.</summary>
    public required long OnlyInB { get; init; }

    /// <summary>Rows that both have under one key, with other values.</summary>
    public required long Changed { get; init; }

    /// <summary>
    /// Keys that stand more than once in the first table, among the files that were read. Rows of a key that either table
    /// repeats are compared whole: they count as only in one of them, never as changed.
    /// </summary>
    public required long RepeatedKeysInA { get; init; }

    /// <summary>The same of the second table.</summary>
    public required long RepeatedKeysInB { get; init; }

    /// <summary>Files that both tables have, by digest, and that were not read.</summary>
    public required int EqualFiles { get; init; }

    /// <summary>Columns that differ between the schemas.</summary>
    public required IReadOnlyList<SchemaDiff> Schema { get; init; }

    /// <summary>The columns in which changed rows differ, in the order of the first table's schema.</summary>
    public required IReadOnlyList<ColumnDiff> Columns { get; init; }

    /// <summary>The first rows that only the first table has.</summary>
    public required IReadOnlyList<DiffRow> ExamplesOnlyInA { get; init; }

    /// <summary>The first rows that only the second table has.</summary>
    public required IReadOnlyList<DiffRow> ExamplesOnlyInB { get; init; }

    /// <summary>The first keys that a table repeats.</summary>
    public required IReadOnlyList<DiffRow> ExamplesRepeated { get; init; }

    /// <summary>Whether both have the same columns of the same types and the same rows.</summary>
    public bool IsEqual => OnlyInA == 0 && OnlyInB == 0 && Changed == 0 && Schema.Count == 0;

    /// <summary>Compares two Delta tables.</summary>
    public static TableDiff Of(
        DeltaTable a, DeltaTable b, TableDiffOptions? options = null, CancellationToken cancellation = default) =>
        Of(DiffTable.Of(a), DiffTable.Of(b), options, cancellation);

    /// <summary>Compares two tables.</summary>
    public static TableDiff Of(
        DiffTable a, DiffTable b, TableDiffOptions? options = null, CancellationToken cancellation = default)
    {
        using TableComparison comparison = new(a, b, options ?? new TableDiffOptions(), cancellation);
        return comparison.Run();
    }
}
