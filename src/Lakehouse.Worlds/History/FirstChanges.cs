using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.History;

/// <summary>
/// The rows of a table that are late or wrong when they are first delivered. Each stretch of rows has one at a drawn place, and
/// late and wrong ones take turns by their shares, so that any run of rows has its share of both.
/// </summary>
internal sealed class FirstChanges : IRowChanges
{
    private const int Millionths = 1_000_000;

    private readonly RowStretches _stretches;
    private readonly WrongCells _cells;
    private readonly ulong _late;
    private readonly ulong _all;

    public FirstChanges(Plan plan, WorldTable table)
    {
        var keys = new WorldKeys(plan.Seed, plan.World);
        var (late, wrong) = (plan.Knobs[HistoryKnobs.Late], plan.Knobs[HistoryKnobs.Corrected]);
        _late = (ulong)(late * Millionths);
        _all = (ulong)((late + wrong) * Millionths);
        _stretches = new RowStretches(keys.Of(table.Name, "first delivery"), late + wrong, table.RowCount);
        _cells = new WrongCells(
            table.Schema, keys.Of(table.Name, "first delivery column"), keys.Of(table.Name, "first delivery value"));
    }

    public long Count => _stretches.Count;

    public long RowOf(long change) => _stretches.RowOf(change);

    public RowChange ChangeOf(long change) =>
        DroppedBefore(change + 1) > DroppedBefore(change) ? RowChange.Dropped : RowChange.Rewritten;

    public long FirstFrom(long row) => _stretches.FirstFrom(row);

    public long DroppedBefore(long change) => (long)((UInt128)(ulong)change * _late / _all);

    public long DoubledBefore(long change) => 0;

    public IRowRewriter NewRewriter() => _cells.NewRewriter();

    /// <summary>The column, by position, that is wrong in a row, which the batch holds as it is right.</summary>
    public int WrongColumnOf(long change, Apache.Arrow.RecordBatch batch, int row) => _cells.ColumnOf(change, batch, row);
}
