using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>A file that a log or manifest tells of, and what it says of it.</summary>
/// <param name="Table">The table with its world.</param>
/// <param name="Store">Where it lies.</param>
/// <param name="Key">Its name there.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its digest; null where nobody took one, so that the length is all that can be checked.</param>
internal sealed record ExpectedFile(string Table, FolderStore Store, string Key, long Bytes, string? Sha256) : IFileCheck
{
    /// <summary>The tables that the file holds besides.</summary>
    public IReadOnlyList<string> OtherTables { get; init; } = [];

    /// <summary>Whether the file may be gone because what later versions removed cannot be known.</summary>
    public bool MayBeGone { get; init; }

    public void Run(Findings findings, IRunObserver observer, CancellationToken cancellation)
    {
        if (Check(observer, cancellation) is { } kind)
        {
            AddTo(findings, kind);
        }
    }

    /// <summary>Adds a problem of the file to each table in it.</summary>
    public void AddTo(Findings findings, ProblemKind kind)
    {
        foreach (var table in (string[])[Table, .. OtherTables])
        {
            findings.Add(table, Store, Key, kind);
        }
    }

    /// <summary>What is wrong with the file; null if it is what was written.</summary>
    public ProblemKind? Check(IRunObserver observer, CancellationToken cancellation)
    {
        if (!Store.Exists(Key))
        {
            observer.Advanced(Table, Bytes);
            return MayBeGone ? null : ProblemKind.Missing;
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
