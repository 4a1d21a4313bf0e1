using System.Collections.Concurrent;
using Apache.Arrow;

namespace Lakehouse.Worlds.Tables;

/// <summary>Makes batches of a table, one run of rows after another, in buffers of its own that are used again.</summary>
internal interface IBatchFiller
{
    IEnumerable<RecordBatch> Fill(long firstRow, long rowCount);
}

/// <summary>
/// A table whose batches come from fillers: one for each reader at work. One that is done waits for the next reader, but only as
/// long as its memory is not wanted: of a lake in batches every version has tables of its own, most of them idle.
/// </summary>
internal abstract class FilledTable(TableSchema schema) : WorldTable(schema)
{
    // No bag: it keeps its things in slots of threads, and what those refer back to, the table, would never be collected.
    private readonly ConcurrentStack<WeakReference<IBatchFiller>> _idle = [];

    protected abstract IBatchFiller NewFiller();

    protected sealed override IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        var (filler, waiting) = Take();
        try
        {
            foreach (var batch in filler.Fill(firstRow, rowCount))
            {
                yield return batch;
            }
        }
        finally
        {
            _idle.Push(waiting);
        }
    }

    private (IBatchFiller Filler, WeakReference<IBatchFiller> Waiting) Take()
    {
        while (_idle.TryPop(out var waiting))
        {
            if (waiting.TryGetTarget(out var idle))
            {
                return (idle, waiting);
            }
        }

        var filler = NewFiller();
        return (filler, new WeakReference<IBatchFiller>(filler));
    }
}

/// <summary>A filler of tables whose rows are numbered things, each made alone.</summary>
internal abstract class NumberedFiller : IBatchFiller
{
    public IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        for (var row = firstRow; row < firstRow + rowCount; row += WorldTable.BatchRows)
        {
            yield return Batch(row, (int)Math.Min(WorldTable.BatchRows, firstRow + rowCount - row));
        }
    }

    /// <summary>One batch: at most <see cref="WorldTable.BatchRows"/> rows.</summary>
    protected abstract RecordBatch Batch(long firstRow, int rows);
}
