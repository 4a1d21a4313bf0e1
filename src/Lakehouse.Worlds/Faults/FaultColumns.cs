using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// Which columns of a table can get which fault, as its contract tells: forms, ranges, references, types. The key is never
/// touched: by it a faulty row is found.
/// </summary>
internal sealed class FaultColumns
{
    private readonly int[][] _columns = new int[FaultKinds.Count][];

    public FaultColumns(TableSchema schema, FaultRules rules)
    {
        var columns = new List<int>[FaultKinds.Count];
        for (var kind = 0; kind < columns.Length; kind++)
        {
            columns[kind] = [];
        }

        for (var i = 0; i < schema.Columns.Count; i++)
        {
            var column = schema.Columns[i];
            if (schema.Key.Contains(column.Name))
            {
                continue;
            }

            if (column.Name == rules.Arrival)
            {
                columns[(int)FaultKind.Late].Add(i);
                continue;
            }

            Add(FaultKind.Malformed, column.Type.Kind == ColumnKind.Text && column.Pattern is not null);
            Add(FaultKind.OutOfRange, CanBeOutOfRange(column));
            Add(FaultKind.Orphan, schema.References.Any(r => r.Columns.Count == 1 && r.Columns[0] == column.Name));
            Add(FaultKind.WrongType, column.Type.Kind != ColumnKind.Text);
            Add(FaultKind.DriftedSchema, !column.Name.StartsWith('_'));

            void Add(FaultKind kind, bool fits)
            {
                if (fits)
                {
                    columns[(int)kind].Add(i);
                }
            }
        }

        for (var kind = 0; kind < columns.Length; kind++)
        {
            _columns[kind] = [.. columns[kind]];
        }

        Schema = schema;
    }

    public TableSchema Schema { get; }

    /// <summary>The columns, by position, that can get a fault of a kind.</summary>
    public int[] Of(FaultKind kind) => _columns[(int)kind];

    /// <summary>
    /// Whether every row can have a fault of the kind. A reference may be planted where there was none; any other fault
    /// of a cell needs a value to spoil.
    /// </summary>
    public bool CanHave(FaultKind kind) => kind switch
    {
        FaultKind.Duplicate or FaultKind.Missing => true,
        FaultKind.Orphan => Of(kind).Length > 0,
        _ => Of(kind).Any(i => !Schema.Columns[i].Nullable),
    };

    private static bool CanBeOutOfRange(Column column) => column.Type.Kind switch
    {
        ColumnKind.Date or ColumnKind.Timestamp => true,
        ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal => column.Least is not null || column.Most is not null,
        _ => false,
    };
}
