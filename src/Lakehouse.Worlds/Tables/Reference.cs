namespace Lakehouse.Worlds.Tables;

/// <summary>Columns of a table that, where filled, hold the values of other columns in a row of another table.</summary>
/// <param name="Columns">The referring columns.</param>
/// <param name="Table">The table referred to.</param>
/// <param name="TargetColumns">The columns referred to, one for each of <paramref name="Columns"/>.</param>
public sealed record Reference(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> TargetColumns);
