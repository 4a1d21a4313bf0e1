using Apache.Arrow;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>A Delta table as of one version.</summary>
public sealed class DeltaTable
{
    private readonly DeltaLog _log;

    private DeltaTable(DeltaLog log, Snapshot snapshot)
    {
        _log = log;
        Snapshot = snapshot;
    }

    public Snapshot Snapshot { get; }

    public long Version => Snapshot.Version;

    public DeltaSchema Schema => Snapshot.Schema;

    public IReadOnlyList<AddFile> Files => Snapshot.Files;

    /// <summary>Where the table stands, in words for people.</summary>
    public string Location => Snapshot.Store.DisplayName;

    /// <summary>Opens the table in a folder, at its newest version if none is named.</summary>
    public static DeltaTable Open(string path, long? version = null) => Open(new FolderStore(path), version);

    /// <summary>Opens the table in a store, at its newest version if none is named.</summary>
    public static DeltaTable Open(ITableStore store, long? version = null)
    {
        DeltaLog log = new(store);
        return new DeltaTable(log, log.Load(version));
    }

    /// <summary>All rows, in no promised order. A batch is valid until the next is asked for.</summary>
    public IEnumerable<RecordBatch> Batches(CancellationToken cancellation = default)
    {
        using QuerySession session = QuerySession.Open();
        session.Add(null, "data", this);
        using QueryResult rows = session.Query("FROM data", cancellation);
        foreach (RecordBatch batch in rows.Batches())
        {
            yield return batch;
        }
    }

    /// <summary>The commits up to this version, newest first.</summary>
    public IEnumerable<CommitSummary> History() => _log.History().SkipWhile(commit => commit.Version > Version);
}
