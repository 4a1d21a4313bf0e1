namespace Lakehouse.Worlds.Tables;

/// <summary>Where the value of a cell came from.</summary>
/// <param name="Column">The cell's column; its rule says how the value came about.</param>
/// <param name="From">The cells that the rule reads, all of them; none where the value is drawn, dealt or set without any.</param>
public sealed record CellLineage(Column Column, IReadOnlyList<CellReference> From);
