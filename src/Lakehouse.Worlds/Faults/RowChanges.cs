using Apache.Arrow;

namespace Lakehouse.Worlds.Faults;

/// <summary>What becomes of a row.</summary>
internal enum RowChange : byte
{
    /// <summary>It stays where it is, with other values in some cells.</summary>
    Rewritten,

    /// <summary>It is not there.</summary>
    Dropped,

    /// <summary>It comes a second time, directly after the first.</summary>
    Doubled,
}

/// <summary>
/// Changes of a table's rows in order of the rows, at most one a row. Everything is told in closed form, so that any row of
/// the changed table is found without walking over those before it.
/// </summary>
internal interface IRowChanges
{
    long Count { get; }

    /// <summary>The row, by its number in the unchanged table, that a change is of.</summary>
    long RowOf(long change);

    RowChange ChangeOf(long change);

    /// <summary>The first change of this row or a later one; <see cref="Count"/> where there is none.</summary>
    long FirstFrom(long row);

    /// <summary>The rows that the changes before one drop.</summary>
    long DroppedBefore(long change);

    /// <summary>The rows that the changes before one double.</summary>
    long DoubledBefore(long change);

    /// <summary>Something with buffers of its own that rewrites cells, for one thread.</summary>
    IRowRewriter NewRewriter();
}

/// <summary>Rewrites the cells of rows.</summary>
internal interface IRowRewriter
{
    /// <summary>Tells the cells that a change rewrites.</summary>
    /// <param name="change">The change, whose row it is.</param>
    /// <param name="batch">The batch that holds the row as it was.</param>
    /// <param name="row">The row's place in the batch.</param>
    /// <param name="cells">What takes the new cells.</param>
    void Rewrite(long change, RecordBatch batch, int row, NewCells cells);
}
