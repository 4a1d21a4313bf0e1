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
    public static string CommitKey(long version) => LogFiles.CommitKey(version);

    /// <summary>The table at a version, the newest if none is named; null if there is no table here.</summary>
    public Snapshot? TryLoad(long? version = null)
    {
        LogFiles files = LogFiles.List(Store);
        return files.IsTable ? SnapshotBuilder.Build(Store, files.UpTo(version)) : null;
    }

    /// <summary>The table at a version, the newest if none is named.</summary>
    public Snapshot Load(long? version = null) => TryLoad(version) ?? throw NoTable();

    /// <summary>What the log's listing shows, whether or not it makes a table.</summary>
    public LogVersions Versions()
    {
        LogFiles files = LogFiles.List(Store);
        return new LogVersions([.. files.Commits.Select(c => c.Version)], files.Checkpoints);
    }

    /// <summary>The actions of one commit in file order.</summary>
    public IEnumerable<LogAction> Read(long version) => ActionReader.Read(Store, version);

    /// <summary>The commits that the log still holds, newest first.</summary>
    public IEnumerable<CommitSummary> History()
    {
        LogFiles files = LogFiles.List(Store);
        if (!files.IsTable)
        {
            throw NoTable();
        }

        var times = new DateTimeOffset[files.Commits.Count];
        var previous = DateTimeOffset.MinValue;
        for (int i = 0; i < times.Length; i++)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(files.Commits[i].File.Modified.ToUnixTimeMilliseconds());
            previous = time > previous ? time : previous.AddMilliseconds(1);
            times[i] = previous;
        }

        return Enumerable.Range(0, times.Length).Reverse().Select(i => Summarize(files.Commits[i].Version, times[i]));
    }

    /// <summary>
    /// Makes a version, whole or not at all. <see cref="DeltaConflictException"/> when it exists already.
    /// The actions are streamed: of each, no more than the name of its file is kept.
    /// </summary>
    public void Commit(long version, IEnumerable<LogAction> actions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        if (version > 0 && !Store.Exists(CommitKey(version - 1)))
        {
            throw new DeltaException(
                Store.DisplayName,
                FormattableString.Invariant($"Version {version} of {Store.DisplayName} cannot be made: the version before it")
                + " is not there. Load the table again and commit after its newest version.");
        }

        if (!Store.PutIfAbsent(CommitKey(version), stream => Write(stream, version, actions)))
        {
            throw new DeltaConflictException(
                Store.DisplayName,
                version,
                FormattableString.Invariant($"Version {version} of {Store.DisplayName} exists already: another writer was")
                + " first. Load the table again and repeat the work on its newest version.");
        }
    }

    /// <summary>Writes a commit's bytes to any place. Whoever makes a version of the table calls <see cref="Commit"/>.</summary>
    public void Write(Stream stream, long version, IEnumerable<LogAction> actions)
    {
        var rules = new CommitRules(version);
        using var writer = new ActionWriter(stream);
        try
        {
            foreach (LogAction action in actions)
            {
                rules.Check(action);
                if (action is Metadata metadata)
                {
                    DeltaSchema.Parse(metadata.SchemaString).EnsurePlainNames();
                }

                writer.Write(action);
            }

            rules.CheckEnd();
        }
        catch (FormatException failure)
        {
            throw new DeltaException(
                Store.DisplayName,
                FormattableString.Invariant($"Version {version} of {Store.DisplayName} was not made: {failure.Message}."),
                failure);
        }
    }

    private CommitSummary Summarize(long version, DateTimeOffset time) =>
        new(version, time, Read(version).OfType<CommitInfo>().FirstOrDefault());

    private DeltaException NoTable() => new(
        Store.DisplayName, $"There is no Delta table at {Store.DisplayName}: it has no {LogFiles.Folder} with commits.");
}

/// <summary>The versions that have a file in a log.</summary>
/// <param name="Commits">Versions with a commit, rising; there may be gaps.</param>
/// <param name="Checkpoints">Versions with a checkpoint.</param>
public sealed record LogVersions(IReadOnlyList<long> Commits, IReadOnlyList<long> Checkpoints);

/// <summary>One commit as history shows it.</summary>
/// <param name="Version">The version it made.</param>
/// <param name="Time">The time of its file, moved up where needed so that times rise with versions.</param>
/// <param name="Info">What the writer said about it, if anything.</param>
public sealed record CommitSummary(long Version, DateTimeOffset Time, CommitInfo? Info);
