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

    /// <summary>The columns that together identify a row, in the order of the key.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>What rows of this table refer to in others.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>The Arrow schema of every batch of this table.</summary>
    public Schema Arrow { get; }
}
