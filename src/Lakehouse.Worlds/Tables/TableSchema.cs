using Apache.Arrow;

namespace Lakehouse.Worlds.Tables;

/// <summary>A table's contract in code: its name, meaning and columns in order.</summary>
public sealed class TableSchema
{
    public TableSchema(string name, string description, IReadOnlyList<Column> columns)
    {
        Name = name;
        Description = description;
        Columns = columns;
        Arrow = new Schema(
            columns.Select(c => new Field(c.Name, c.Type.ToArrow(c.Dictionary), c.Nullable)), metadata: null);
    }

    public string Name { get; }

    public string Description { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The Arrow schema of every batch of this table.</summary>
    public Schema Arrow { get; }
}
