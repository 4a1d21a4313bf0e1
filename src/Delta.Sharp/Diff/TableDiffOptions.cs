namespace Delta.Sharp;

/// <summary>How two tables are compared.</summary>
public sealed record TableDiffOptions
{
    /// <summary>The columns that together identify a row; none: rows are compared whole, as multisets.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The most examples of each kind.</summary>
    public int Examples { get; init; } = 3;

    /// <summary>What the comparison may use of the machine.</summary>
    public QueryOptions Query { get; init; } = new();
}
