namespace Delta.Sharp.Kernel;

/// <summary>The log of one table: reads its versions and adds new ones.</summary>
public sealed class DeltaLog
{
    public DeltaLog(ITableStore store)
    {
        Store = store;
    }

    public ITableStore Store { get; }

    /// <summary>The key of a version's commit file.</summary>
    public static string CommitKey(long version) => throw new NotImplementedException();

    /// <summary>The table at a version, the newest if none is named; null if there is no table here.</summary>
    public Snapshot? TryLoad(long? version = null) => throw new NotImplementedException();

    /// <summary>The table at a version, the newest if none is named.</summary>
    public Snapshot Load(long? version = null) => throw new NotImplementedException();

    /// <summary>The actions of one commit in file order.</summary>
    public IEnumerable<LogAction> Read(long version) => throw new NotImplementedException();

    /// <summary>The commits, newest first.</summary>
    public IEnumerable<CommitSummary> History() => throw new NotImplementedException();

    /// <summary>
    /// Makes a version, whole or not at all. <see cref="DeltaConflictException"/> when it exists already.
    /// The actions are streamed: any number of them costs no memory.
    /// </summary>
    public void Commit(long version, IEnumerable<LogAction> actions) => throw new NotImplementedException();
}

/// <summary>One commit as history shows it.</summary>
/// <param name="Version">The version it made.</param>
/// <param name="Time">The time of its file, moved up where needed so that times rise with versions.</param>
/// <param name="Info">What the writer said about it, if anything.</param>
public sealed record CommitSummary(long Version, DateTimeOffset Time, CommitInfo? Info);
