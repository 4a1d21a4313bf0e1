using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// A table with some of its rows gone, come twice or rewritten in single cells. Its columns are those of the table behind
/// it, and after them any others, which are null where no change fills them.
/// </summary>
internal abstract class PatchedTable : FilledTable
{
    protected PatchedTable(TableSchema schema, WorldTable source, IRowChanges changes)
        : base(schema)
    {
        Source = source;
        Changes = changes;
        RowCount = PlaceOf(source.RowCount);
    }

    /// <summary>The table as it is without the changes.</summary>
    public WorldTable Source { get; }

    public IRowChanges Changes { get; }

    public sealed override long RowCount { get; }

    public sealed override string KeyOf(long row) => Source.KeyOf(SourceOf(row).Row);

    /// <summary>The slices of the source, each with what its rows have become; one that has grown too long is halved.</summary>
    public sealed override IEnumerable<Slice> Slices()
    {
        long index = 0;
        foreach (var slice in Source.Slices())
        {
            var begin = PlaceOf(slice.FirstRow);
            var rows = PlaceOf(slice.FirstRow + slice.RowCount) - begin;
            var parts = rows > Slice.MaxRows ? 2 : 1;
            for (var part = 0; part < parts && rows > 0; part++)
            {
                var from = rows * part / parts;
                yield return new Slice(index++, begin + from, (rows * (part + 1) / parts) - from);
            }
        }
    }

    /// <summary>Where a row of the source comes, or would come, among the rows of this table.</summary>
    public long PlaceOf(long sourceRow)
    {
        var change = Changes.FirstFrom(sourceRow);
        return sourceRow - Changes.DroppedBefore(change) + Changes.DoubledBefore(change);
    }

    /// <summary>The row of the source that a row comes from, and whether it is the second of two.</summary>
    public (long Row, bool Second) SourceOf(long row)
    {
        // The changes whose rows come before this one.
        long low = 0, high = Changes.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (LastPlaceOf(middle) < row)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var source = row + Changes.DroppedBefore(low) - Changes.DoubledBefore(low);
        return low < Changes.Count && Changes.ChangeOf(low) == RowChange.Doubled && source > Changes.RowOf(low)
            ? (source - 1, true)
            : (source, false);
    }

    /// <summary>The change of a row of the source; null where it is as it was.</summary>
    public long? ChangeAt(long sourceRow)
    {
        var change = Changes.FirstFrom(sourceRow);
        return change < Changes.Count && Changes.RowOf(change) == sourceRow ? change : null;
    }

    protected sealed override void Trace(long row, LineageBuilder lineage)
    {
        var source = SourceOf(row).Row;
        var cells = Source.Lineage(source);
        for (var i = 0; i < Schema.Columns.Count; i++)
        {
            lineage.From(i, i < cells.Count ? cells[i].From : []);
        }

        if (ChangeAt(source) is { } change)
        {
            foreach (var batch in Source.Batches(source, 1))
            {
                TraceChange(change, batch, lineage);
            }
        }
    }

    /// <summary>Tells where the cells of a row that a change rewrote come from; the batch has the row as it was.</summary>
    protected abstract void TraceChange(long change, RecordBatch batch, LineageBuilder lineage);

    protected override IBatchFiller NewFiller() => new PatchedFiller(this);

    private long LastPlaceOf(long change) =>
        Changes.RowOf(change) - Changes.DroppedBefore(change) + Changes.DoubledBefore(change) + Changes.ChangeOf(change) switch
        {
            RowChange.Dropped => -1,
            RowChange.Doubled => 1,
            _ => 0,
        };
}
