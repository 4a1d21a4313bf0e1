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

    /// <summary>Who is told how far the comparison is; null: nobody.</summary>
    public DiffProgress? Progress { get; init; }
}

/// <summary>How the progress of a comparison is told.</summary>
/// <param name="Clock">What times the telling.</param>
/// <param name="Tell">Is called now and then, on any thread, with how much is done, from 0 to 1.</param>
public sealed record DiffProgress(TimeProvider Clock, Action<double> Tell);
