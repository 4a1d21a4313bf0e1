using System.Globalization;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>
/// Every cell of a generated world, found by the key of its row: texts as string, truths as bool, whole numbers and decimals
/// as decimal, days as DateOnly, times as DateTimeOffset.
/// </summary>
internal sealed class WorldCells
{
    private readonly Dictionary<string, TableCells> _tables = [];

    public WorldCells(World world)
    {
        foreach (var table in world.Tables)
        {
            _tables[table.Name] = new TableCells(table);
        }
    }

    /// <summary>The cell's value; a cell that does not exist is an error.</summary>
    public object? this[CellReference cell] => _tables[cell.Table][cell.Key, cell.Column];

    /// <summary>The key of a row, put together here from the cells that the contract names.</summary>
    public string KeyOf(string table, long row) => _tables[table].Keys[(int)row];

    private sealed class TableCells
    {
        private readonly Dictionary<string, int> _rows = [];
        private readonly Dictionary<string, int> _columns = [];
        private readonly List<object?[]> _cells = [];

        public TableCells(WorldTable table)
        {
            foreach (var column in table.Schema.Columns)
            {
                _columns.Add(column.Name, _columns.Count);
            }

            foreach (var batch in table.Batches())
            {
                var cells = new BatchCells(table.Schema, batch);
                for (var row = 0; row < cells.Rows; row++)
                {
                    _cells.Add([.. table.Schema.Columns.Select((column, i) => Value(cells, column, i, row))]);
                    Keys.Add(string.Join('/', table.Schema.Key.Select(k => _cells[^1][_columns[k]])));
                    _rows.Add(Keys[^1], _cells.Count - 1);
                }
            }
        }

        public List<string> Keys { get; } = [];

        public object? this[string key, string column] => _cells[_rows[key]][_columns[column]];

        private static object? Value(BatchCells cells, Column column, int i, int row)
        {
            if (cells.IsNull(i, row))
            {
                return null;
            }

            return column.Type.Kind switch
            {
                ColumnKind.Text => cells.Text(i, row),
                ColumnKind.Boolean => cells.Flag(i, row),
                ColumnKind.Date => new DateOnly(1970, 1, 1).AddDays((int)cells.Number(i, row)),
                ColumnKind.Timestamp => DateTimeOffset.UnixEpoch.AddTicks(cells.Number(i, row) * TimeSpan.TicksPerMicrosecond),
                _ => decimal.Parse(cells.Canonical(i, row), NumberStyles.Number, CultureInfo.InvariantCulture),
            };
        }
    }
}
