using System.Collections.Concurrent;
using Apache.Arrow;

namespace Lakehouse.Worlds.Tables;

/// <summary>Makes batches of a table, one run of rows after another, in buffers of its own that are used again.</summary>
internal interface IBatchFiller
{
    IEnumerable<RecordBatch> Fill(long firstRow, long rowCount);
}

/// <summary>A table whose batches come from fillers: one for each reader at work, kept for the next when it is done.</summary>
internal abstract class FilledTable(TableSchema schema) : WorldTable(schema)
{
    // No bag: it keeps its things in slots of threads, and what those refer back to, the table, would never be collected.
    private readonly ConcurrentStack<IBatchFiller> _idle = [];

    protected abstract IBatchFiller NewFiller();

    protected sealed override IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        if (!_idle.TryPop(out var filler))
        {
            filler = NewFiller();
        }

        try
        {
            foreach (var batch in filler.Fill(firstRow, rowCount))
            {
                yield return batch;
            }
        }
        finally
        {
            _idle.Push(filler);
        }
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
