using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>A table with its faults.</summary>
internal sealed class FaultyTable : PatchedTable
{
    /// <summary>What the reader of a load could not put into a column.</summary>
    public const string Rescued = "_rescued_data";

    private FaultyTable(WorldTable source, TableFaults faults)
        : base(faults.Schema, source, faults)
    {
        Faults = faults;
    }

    public TableFaults Faults { get; }

    public static FaultyTable Of(Plan plan, FaultRules rules, WorldTable source, Func<string, WorldTable> find) =>
        new(source, new TableFaults(plan, rules, source, find));

    protected override void TraceChange(long change, RecordBatch batch, LineageBuilder lineage)
    {
        if (Faults.ChangeOf(change) != RowChange.Rewritten)
        {
            return;
        }

        var planter = new Planter(Faults);
        planter.Plant(change, batch, 0);

        // The key tells what came instead, and what was there.
        var answer = new CellReference(AnswerKey.Name, $"{Name}/{lineage.Key}", AnswerKey.Schema.Columns[AnswerKey.PlantedValue].Name);
        Plant(planter.Column);
        if (planter.IsRescued)
        {
            Plant(Source.Schema.Columns.Count);
        }

        void Plant(int column)
        {
            lineage.From(column, [answer]);
            lineage.Tell(column, $"Planted: a fault of the kind {FaultKinds.Names[(int)Faults.KindOf(change)]}; the answer key has the true value.");
        }
    }
}
