namespace Lakehouse.Worlds.Tables;

/// <summary>
/// A run of a table's rows that depends on the plan alone: one slice is one file and one retryable unit of work.
/// </summary>
public readonly record struct Slice(long Index, long FirstRow, long RowCount)
{
    /// <summary>The most rows that a slice may hold.</summary>
    public const long MaxRows = 1_048_576;
}
