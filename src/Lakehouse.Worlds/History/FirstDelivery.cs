using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.History;

/// <summary>
/// How the rows of a table come when their batch is new, where the plan asks for late rows or corrections: which are missing still,
/// and which have a wrong value.
/// </summary>
public sealed class FirstDelivery
{
    private readonly FirstChanges _changes;
    private readonly FirstTable _table;

    /// <param name="plan">The plan, which must ask for late rows or corrections.</param>
    /// <param name="table">The table as it is in the end.</param>
    public FirstDelivery(Plan plan, WorldTable table)
    {
        _changes = new FirstChanges(plan, table);
        _table = new FirstTable(table, _changes);
    }

    /// <summary>The table as its rows are first delivered.</summary>
    public WorldTable Table => _table;

    /// <summary>Whether a plan asks for late rows or corrections.</summary>
    public static bool IsAskedBy(Plan plan) => plan.Knobs[HistoryKnobs.Late] + plan.Knobs[HistoryKnobs.Corrected] > 0;

    /// <summary>Whether rows of a table come late or wrong under a plan: those of tables to which each day brings rows.</summary>
    public static bool Concerns(Plan plan, string table) =>
        IsAskedBy(plan) && WorldDefinition.Find(plan.World).GrowsByDay(table);

    /// <summary>What comes first of a slice, as rows of <see cref="Table"/>; it may have no rows.</summary>
    public Slice Of(Slice slice)
    {
        var first = _table.PlaceOf(slice.FirstRow);
        return new Slice(slice.Index, first, _table.PlaceOf(slice.FirstRow + slice.RowCount) - first);
    }

    /// <summary>The rows of a slice that come late.</summary>
    public long LateRows(Slice slice) => slice.RowCount - Of(slice).RowCount;

    /// <summary>The rows of a slice that come with a wrong value.</summary>
    public long WrongRows(Slice slice) =>
        _changes.FirstFrom(slice.FirstRow + slice.RowCount) - _changes.FirstFrom(slice.FirstRow) - LateRows(slice);
}
