using System.Globalization;
using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>One version of a log as it stands: its actions, or why there are none.</summary>
/// <param name="Version">The version; of a gap, its first.</param>
/// <param name="Actions">What it holds; null where it cannot be used.</param>
/// <param name="Why">Why it cannot be used, as a sentence.</param>
internal sealed record LogCommit(long Version, IReadOnlyList<LogAction>? Actions, string? Why)
{
    public CommitInfo? Info => Actions?.OfType<CommitInfo>().FirstOrDefault();

    public string Key => DeltaLog.CommitKey(Version);

    /// <summary>Whether it tells that files of earlier versions were deleted.</summary>
    public bool IsVacuum => Text("operation")?.StartsWith("VACUUM", StringComparison.Ordinal) == true;

    /// <summary>Who did what: 'version 3: OPTIMIZE by Apache-Spark/4.2.0 Delta-Lake/4.4.0'.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"version {Version}: {Text("operation") ?? "something"} by {Text("engineInfo") ?? "an engine that did not say which"}");

    private string? Text(string member) =>
        Info?.Members[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>
/// The log of a table commit by commit, as far as each can be read: more patient than a reader of the table may be, because
/// damage is what is looked for.
/// </summary>
internal sealed class TableLog
{
    private TableLog(DeltaLog log, IReadOnlyList<LogCommit> commits, long? checkpoint)
    {
        Log = log;
        Commits = commits;
        Checkpoint = checkpoint;
    }

    public DeltaLog Log { get; }

    /// <summary>From version 0 on, a gap as one of them; none where there is no log.</summary>
    public IReadOnlyList<LogCommit> Commits { get; }

    /// <summary>The newest checkpoint.</summary>
    public long? Checkpoint { get; }

    public bool IsWhole => Commits.Count > 0 && Commits.All(c => c.Actions is not null);

    /// <summary>Whether another engine cleaned up the versions before a checkpoint, which then holds what they held.</summary>
    public bool IsCleanedUp => Commits.Count > 1 && Commits[0].Actions is null && Commits[1].Version > 1 && Checkpoint >= Commits[1].Version - 1;

    public long Newest => Commits[^1].Version;

    public static TableLog Read(FolderStore store)
    {
        var log = new DeltaLog(store);
        var versions = log.Versions();
        var commits = new List<LogCommit>();
        var next = 0L;
        foreach (var version in versions.Commits)
        {
            AddGap(next, version);
            commits.Add(Read(log, version));
            next = version + 1;
        }

        long? checkpoint = versions.Checkpoints.Count > 0 ? versions.Checkpoints.Max() : null;
        AddGap(next, (checkpoint ?? -1) + 1);
        return new TableLog(log, commits, checkpoint);

        void AddGap(long from, long to)
        {
            if (from < to)
            {
                commits.Add(new LogCommit(from, Actions: null, to - from == 1
                    ? $"{DeltaLog.CommitKey(from)} is missing."
                    : $"{DeltaLog.CommitKey(from)} to {DeltaLog.CommitKey(to - 1)} are missing."));
            }
        }
    }

    /// <summary>What the log adds up to at a version; the commits up to it must be whole.</summary>
    public LogReplay Replay(long version)
    {
        var replay = new LogReplay();
        foreach (var action in Commits.TakeWhile(c => c.Version <= version).SelectMany(c => c.Actions!))
        {
            replay.Apply(action);
        }

        return replay;
    }

    private static LogCommit Read(DeltaLog log, long version)
    {
        try
        {
            return new LogCommit(version, [.. log.Read(version)], Why: null);
        }
        catch (DeltaCorruptException e)
        {
            return new LogCommit(version, Actions: null, e.Message);
        }
    }
}
