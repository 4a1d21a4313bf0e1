using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// Fills batches of a patched table: each batch of the source is copied by runs of rows that stayed together, and the cells
/// that became other are set on the way.
/// </summary>
internal sealed class PatchedFiller : IBatchFiller
{
    private readonly PatchedTable _table;
    private readonly IRowRewriter _rewriter;
    private readonly NewCells _cells;
    private readonly BatchBuffers _buffers;
    private readonly ColumnCopy[] _copies;
    private readonly List<RowRun> _runs = [];

    public PatchedFiller(PatchedTable table)
    {
        _table = table;
        _rewriter = table.Changes.NewRewriter();
        _cells = new NewCells(table.Schema.Columns.Count);
        _buffers = new BatchBuffers(table.Schema);
        _copies = [.. table.Schema.Columns.Select((column, i) => new ColumnCopy(column, _buffers[i]))];
    }

    public IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        var (begin, skip) = _table.SourceOf(firstRow);
        var end = _table.SourceOf(firstRow + rowCount - 1).Row + 1;
        var row = begin;
        var left = rowCount;
        foreach (var batch in _table.Source.Batches(begin, end - begin))
        {
            // Of a row that comes twice the run may begin with the second, or end with the first.
            var place = _table.PlaceOf(row) + (skip ? 1 : 0);
            var rows = Math.Min(left, _table.PlaceOf(row + batch.Length) - place);
            var parts = ((rows - 1) / WorldTable.BatchRows) + 1;
            var taken = new Position(row, skip);
            for (long part = 1, done = 0; part <= parts && rows > 0; part++)
            {
                var upTo = rows * part / parts;
                taken = Plan(batch, row, taken, (int)(upTo - done));
                yield return Copy(batch, (int)(upTo - done));
                done = upTo;
            }

            left -= rows;
            row += batch.Length;
            skip = false;
        }
    }

    /// <summary>Finds the runs and the new cells of the next rows; returns where the rows after them begin.</summary>
    private Position Plan(RecordBatch batch, long batchBegin, Position at, int rows)
    {
        _runs.Clear();
        _cells.Clear();
        var changes = _table.Changes;
        var made = 0;
        var runBegin = at.Row;
        var row = at.Row;
        var second = at.Second;
        for (var change = changes.FirstFrom(row); made < rows; change++)
        {
            var next = change < changes.Count ? Math.Min(changes.RowOf(change), row + rows - made) : row + rows - made;
            made += (int)(next - row);
            row = next;
            if (made == rows)
            {
                break;
            }

            switch (changes.ChangeOf(change))
            {
                case RowChange.Dropped:
                    EndRun();
                    runBegin = ++row;
                    break;
                case RowChange.Doubled:
                    if (!second)
                    {
                        row++;
                        made++;
                        EndRun();
                        runBegin = --row;
                        second = true;
                        if (made == rows)
                        {
                            return new Position(row, true);
                        }
                    }

                    row++;
                    made++;
                    second = false;
                    break;
                default:
                    _cells.Row(made);
                    _rewriter.Rewrite(change, batch, (int)(row - batchBegin), _cells);
                    row++;
                    made++;
                    break;
            }
        }

        EndRun();
        return new Position(row, second);

        void EndRun()
        {
            if (row > runBegin)
            {
                _runs.Add(new RowRun((int)(runBegin - batchBegin), (int)(row - runBegin)));
            }
        }
    }

    private RecordBatch Copy(RecordBatch batch, int rows)
    {
        for (var i = 0; i < _copies.Length; i++)
        {
            _copies[i].Fill(i < batch.ColumnCount ? batch.Column(i) : null, _runs, rows, _cells.Of(i));
        }

        return _buffers.ToBatch(rows);
    }

    private readonly record struct Position(long Row, bool Second);
}

/// <summary>Rows of a source's batch that stay together.</summary>
internal readonly record struct RowRun(int Begin, int Count);
