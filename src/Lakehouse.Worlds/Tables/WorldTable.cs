using Apache.Arrow;

namespace Lakehouse.Worlds.Tables;

/// <summary>
/// A table of a world: a pure function from row number to row. Any run of rows can be made alone, anywhere, at once
/// and on any number of threads; the same rows always have the same values.
/// </summary>
public abstract class WorldTable
{
    protected WorldTable(TableSchema schema)
    {
        Schema = schema;
    }

    /// <summary>Rows in a full batch. Part of the layout: the bytes of a Parquet file depend on where batches are cut.</summary>
    public const int BatchRows = 32_768;

    public TableSchema Schema { get; }

    public string Name => Schema.Name;

    /// <summary>The rows of the whole table under this plan.</summary>
    public abstract long RowCount { get; }

    /// <summary>The slices of the table, in order of their rows, without gaps.</summary>
    public abstract IEnumerable<Slice> Slices();

    /// <summary>
    /// The rows from <paramref name="firstRow"/> on, in batches of <see cref="BatchRows"/>. The last batch may be shorter,
    /// and so may one that ends with a seam of the table, such as the end of a gaming day; no slice goes over a seam.
    /// A batch's buffers are used again: it is valid until the next one is asked for.
    /// </summary>
    public IEnumerable<RecordBatch> Batches(long firstRow, long rowCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        if (firstRow > RowCount - rowCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rowCount), $"{Name} has {RowCount} rows, so rows {firstRow} to {firstRow + rowCount - 1} are not all there.");
        }

        return rowCount == 0 ? [] : Fill(firstRow, rowCount);
    }

    /// <summary>The rows of one slice.</summary>
    public IEnumerable<RecordBatch> Batches(Slice slice) => Batches(slice.FirstRow, slice.RowCount);

    /// <summary>All rows, slice by slice, so batches are cut as they are in the files.</summary>
    public IEnumerable<RecordBatch> Batches() => Slices().SelectMany(Batches);

    /// <summary>The values of a row's primary key as text, joined by '/'.</summary>
    public abstract string KeyOf(long row);

    /// <summary>
    /// For every column in order, which cells of this row, of other rows or of other tables its value in one row came from.
    /// Parents are found by the world's inverses, not by a search, so the answer comes at once in a table of any size.
    /// </summary>
    public IReadOnlyList<CellLineage> Lineage(long row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        var lineage = new LineageBuilder(Schema, KeyOf(row));
        Trace(row, lineage);
        return lineage.Done();
    }

    protected abstract IEnumerable<RecordBatch> Fill(long firstRow, long rowCount);

    /// <summary>Declares the parents of every cell of a row.</summary>
    protected abstract void Trace(long row, LineageBuilder lineage);
}
