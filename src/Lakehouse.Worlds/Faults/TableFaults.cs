using Apache.Arrow;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.Worlds.Faults;

/// <summary>The faults of one table: where, of which kind, and in which columns.</summary>
internal sealed class TableFaults : IRowChanges
{
    private readonly FaultPlaces _places;

    public TableFaults(Plan plan, FaultRules rules, WorldTable source, Func<string, WorldTable> find)
    {
        Rules = rules;
        Source = source;
        Find = find;
        Columns = new FaultColumns(source.Schema, rules);
        Schema = SchemaOf(Columns);
        var keys = new WorldKeys(plan.Seed, plan.World);
        ValueKey = keys.Of(source.Name, "fault value");
        ColumnKey = keys.Of(source.Name, "fault column");
        _places = new FaultPlaces(keys, source.Name, source.RowCount, plan.Knobs[FaultKnobs.Rate], Weights(plan, Columns));
    }

    public FaultRules Rules { get; }

    public WorldTable Source { get; }

    /// <summary>The world's tables by name.</summary>
    public Func<string, WorldTable> Find { get; }

    public FaultColumns Columns { get; }

    /// <summary>The schema of the table with its faults.</summary>
    public TableSchema Schema { get; }

    public ulong ValueKey { get; }

    public ulong ColumnKey { get; }

    public long Count => _places.Count;

    public long StretchRows => _places.StretchRows;

    public FaultKind KindOf(long fault) => _places.KindOf(fault);

    public long RowOf(long change) => _places.RowOf(change);

    public RowChange ChangeOf(long change) => KindOf(change) switch
    {
        FaultKind.Missing => RowChange.Dropped,
        FaultKind.Duplicate => RowChange.Doubled,
        _ => RowChange.Rewritten,
    };

    public long FirstFrom(long row) => _places.FirstFrom(row);

    public long DroppedBefore(long change) => _places.DroppedBefore(change);

    public long DoubledBefore(long change) => _places.DoubledBefore(change);

    public IRowRewriter NewRewriter() => new Rewriter(new Planter(this));

    /// <summary>A table's schema in a lake with faults: what may not be read may be null, and what was not read is kept.</summary>
    public static TableSchema SchemaOf(FaultColumns columns)
    {
        var clean = columns.Schema;
        var unread = columns.Of(FaultKind.WrongType).Concat(columns.Of(FaultKind.DriftedSchema)).ToHashSet();
        return new TableSchema(
            clean.Name,
            clean.Description,
            [
                .. clean.Columns.Select((c, i) => unread.Contains(i) ? c with { Nullable = true } : c),
                new Column(
                    FaultyTable.Rescued,
                    ColumnType.Text,
                    Nullable: true,
                    "What came with the row and fits no column, as a JSON object: values of another type, or under another name.")
                {
                    Rule = "Null where no fault of the kind wrong_type or drifted_schema is planted.",
                    AsOfEnd = unread.Any(i => clean.Columns[i].AsOfEnd),
                },
            ])
        {
            Key = clean.Key,
            References = clean.References,
        };
    }

    /// <summary>The weights as asked for, without the kinds that the table cannot have.</summary>
    private static int[] Weights(Plan plan, FaultColumns columns)
    {
        var weights = new int[FaultKinds.Count];
        for (var kind = 0; kind < weights.Length; kind++)
        {
            weights[kind] = columns.CanHave((FaultKind)kind) ? (int)plan.Knobs[FaultKnobs.Weights[kind]] : 0;
        }

        return weights;
    }

    private sealed class Rewriter(Planter planter) : IRowRewriter
    {
        public void Rewrite(long change, RecordBatch batch, int row, NewCells cells)
        {
            planter.Plant(change, batch, row);
            planter.Tell(cells);
        }
    }
}
