using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// The version of a table that a generated one replaces. A file that both have is neither removed nor added again, unless
/// its rows were deleted by a vector beside it.
/// </summary>
internal sealed class ReplacedTable(TableIdentity identity, Snapshot old)
{
    private readonly StandingFiles _live = new(identity, old);

    public long Version => old.Version;

    /// <summary>What the old version says of a file that the new one has too; null where it has no such file.</summary>
    public SliceRecord? Find(string name) => _live.Find(name);

    /// <summary>The commit that replaces it.</summary>
    /// <param name="time">Milliseconds since 1970.</param>
    /// <param name="records">All files of the new version, in the order of their slices; walked more than once.</param>
    public TableCommit Commit(long time, IEnumerable<SliceRecord> records)
    {
        var kept = records.Select(record => record.Name).ToHashSet();
        return new TableCommit
        {
            Table = identity,
            Version = old.Version + 1,
            Time = time,
            TableId = old.Metadata.Id,
            Removes = old.Files
                .Where(file => file.DeletionVector is not null || !kept.Contains(file.Key))
                .Select(file => RemoveFile.Of(file, time)),
            Adds = records.Where(record => Find(record.Name) != record),
        };
    }
}

/// <summary>What a version of a table says of those of its files that deliveries have, too.</summary>
internal sealed class StandingFiles(TableIdentity identity, Snapshot table)
{
    private readonly Dictionary<string, AddFile> _live = table.Files
        .Where(file => file.DeletionVector is null && identity.SliceOf(file.Key) is not null)
        .ToDictionary(file => file.Key);

    public SliceRecord? Find(string name) =>
        _live.TryGetValue(name, out var add) ? GeneratedTable.RecordOf(identity, add) : null;
}
