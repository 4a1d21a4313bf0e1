using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>A file that a log or manifest tells of, and what it says of it.</summary>
internal sealed record ExpectedFile(string Table, ITableStore Store, string Key, long Bytes, string? Sha256)
{
    /// <summary>The tables that the file holds besides.</summary>
    public IReadOnlyList<string> OtherTables { get; init; } = [];

    /// <summary>What is wrong with the file; null if it is what was written.</summary>
    public ProblemKind? Check(IRunObserver observer, CancellationToken cancellation)
    {
        if (!Store.Exists(Key))
        {
            observer.Advanced(Table, Bytes);
            return ProblemKind.Missing;
        }

        if (Store.Size(Key) != Bytes)
        {
            observer.Advanced(Table, Bytes);
            return ProblemKind.Damaged;
        }

        if (Sha256 is null)
        {
            observer.Advanced(Table, Bytes);
            return null;
        }

        var actual = DataFiles.Sha256(Store, Key, bytes => observer.Advanced(Table, bytes), cancellation);
        return actual == Sha256 ? null : ProblemKind.Damaged;
    }
}
