namespace Lakehouse.Worlds.Tables;

/// <summary>Collects the parents of the cells of one row; every column must be declared.</summary>
public sealed class LineageBuilder
{
    private readonly TableSchema _schema;
    private readonly IReadOnlyList<CellReference>?[] _parents;
    private readonly Dictionary<int, string> _rules = [];

    internal LineageBuilder(TableSchema schema, string key)
    {
        _schema = schema;
        _parents = new IReadOnlyList<CellReference>?[schema.Columns.Count];
        Key = key;
    }

    /// <summary>The row's own key.</summary>
    public string Key { get; }

    /// <summary>Declares columns, by position, that come from no cell.</summary>
    public void Rootless(params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            _parents[column] = [];
        }
    }

    /// <summary>Declares a column that comes from cells of the same row.</summary>
    public void FromOwn(int column, params ReadOnlySpan<int> parents)
    {
        var cells = new List<CellReference>(parents.Length);
        foreach (var parent in parents)
        {
            cells.Add(Own(parent));
        }

        _parents[column] = cells;
    }

    /// <summary>Declares a column that comes from any cells.</summary>
    public void From(int column, IReadOnlyList<CellReference> parents) => _parents[column] = parents;

    /// <summary>Tells a rule that goes before that of the column, in this row alone.</summary>
    public void Tell(int column, string rule) => _rules[column] = rule;

    /// <summary>A cell of the same row.</summary>
    public CellReference Own(int column) => new(_schema.Name, Key, _schema.Columns[column].Name);

    internal IReadOnlyList<CellLineage> Done()
    {
        var lineage = new List<CellLineage>(_parents.Length);
        for (var i = 0; i < _parents.Length; i++)
        {
            var column = _rules.TryGetValue(i, out var rule) ? _schema.Columns[i] with { Rule = rule } : _schema.Columns[i];
            lineage.Add(new CellLineage(column, _parents[i] ?? throw new InvalidOperationException(
                $"The lineage of {_schema.Name} says nothing of its column {column.Name}.")));
        }

        return lineage;
    }
}
