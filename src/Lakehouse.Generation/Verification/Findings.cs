using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>One thing that is wrong, and where.</summary>
internal sealed record Finding(string Table, FolderStore Store, string Key, ProblemKind Kind);

/// <summary>Where checks put what is wrong, which files are still to be read, and what could not be proved. For any thread.</summary>
internal sealed class Findings
{
    private readonly Lock _gate = new();
    private readonly HashSet<Finding> _found = [];
    private readonly List<IFileCheck> _files = [];
    private readonly SortedDictionary<string, string> _unproved = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Finding> All => _found;

    public IReadOnlyList<IFileCheck> Files => _files;

    public IReadOnlyDictionary<string, string> Unproved => _unproved;

    public void Add(string table, FolderStore store, string key, ProblemKind kind)
    {
        lock (_gate)
        {
            _found.Add(new Finding(table, store, key, kind));
        }
    }

    public void Expect(IFileCheck file) => _files.Add(file);

    /// <summary>The rows of a table were asked for and cannot be made; the reason is a sentence.</summary>
    public void CannotMake(string table, string reason)
    {
        lock (_gate)
        {
            _unproved.TryAdd(table, reason);
        }
    }
}

/// <summary>Checks what can be told without reading data files, and names the files to read.</summary>
internal interface ITableCheck
{
    FolderStore Store { get; }

    void Run(VerifyRequest request, Findings findings);
}

/// <summary>A file to read.</summary>
internal interface IFileCheck
{
    string Table { get; }

    /// <summary>The tables that the file holds besides.</summary>
    IReadOnlyList<string> OtherTables => [];

    long Bytes { get; }

    /// <summary>Whether it works on all threads itself, so that such files come one after another.</summary>
    bool UsesThreads => false;

    void Run(Findings findings, IRunObserver observer, CancellationToken cancellation);
}
