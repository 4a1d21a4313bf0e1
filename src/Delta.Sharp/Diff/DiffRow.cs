namespace Delta.Sharp;

/// <summary>A value of an example.</summary>
/// <param name="Text">As people read it; null is a null value.</param>
/// <param name="Json">As JSON: numbers as numbers with their full scale, everything else that is text as strings.</param>
public readonly record struct DiffValue(string? Text, string Json);

/// <summary>An example of a row: the values of its key, or of all compared columns where there is no key.</summary>
/// <param name="Columns">The names.</param>
/// <param name="Values">One value a name.</param>
public sealed record DiffRow(IReadOnlyList<string> Columns, IReadOnlyList<DiffValue> Values);

/// <summary>An example of a value that differs.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="InA">The value in the first table.</param>
/// <param name="InB">The value in the second table.</param>
public sealed record CellDiff(DiffRow Key, DiffValue InA, DiffValue InB);

/// <summary>A column whose value differs in rows that both tables have.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Rows">In how many rows.</param>
/// <param name="Examples">The first of them by key.</param>
public sealed record ColumnDiff(string Column, long Rows, IReadOnlyList<CellDiff> Examples);

/// <summary>A column that only one table has, or that has another type in each.</summary>
/// <param name="Column">Its name.</param>
/// <param name="TypeInA">Its type in the first table; null where that lacks it.</param>
/// <param name="TypeInB">Its type in the second table; null where that lacks it.</param>
/// <param name="IsCompared">Whether values of both types could be compared, and were.</param>
public sealed record SchemaDiff(string Column, string? TypeInA, string? TypeInB, bool IsCompared);
