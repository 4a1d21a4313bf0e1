namespace Lakehouse.Worlds.Tables;

/// <summary>A cell, by the key of its row.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The values of the row's primary key, joined by '/'.</param>
/// <param name="Column">The column's name.</param>
public sealed record CellReference(string Table, string Key, string Column)
{
    public override string ToString() => $"{Table}#{Key}.{Column}";
}
