using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// The version of a table that a generated one replaces. A file that both have is neither removed nor added again, unless
/// its rows were deleted by a vector beside it.
/// </summary>
internal sealed class ReplacedTable
{
    private readonly TableIdentity _identity;
    private readonly Snapshot _old;
    private readonly Dictionary<long, AddFile> _live;

    public ReplacedTable(TableIdentity identity, Snapshot old)
    {
        _identity = identity;
        _old = old;
        _live = old.Files
            .Where(file => file.DeletionVector is null)
            .Select(file => (Slice: identity.Names.SliceOf(file.Key), File: file))
            .Where(live => live.Slice is not null)
            .ToDictionary(live => live.Slice!.Value, live => live.File);
    }

    public long Version => _old.Version;

    /// <summary>What the old version says of a slice that the new one has too; null where it has no such file.</summary>
    public SliceRecord? Find(long slice) =>
        _live.TryGetValue(slice, out var add) ? GeneratedTable.RecordOf(_identity, add) : null;

    /// <summary>The commit that replaces it.</summary>
    /// <param name="time">Milliseconds since 1970.</param>
    /// <param name="slices">The number of the new version's slices.</param>
    /// <param name="records">All files of the new version, in the order of their slices; walked twice.</param>
    public TableCommit Commit(long time, long slices, IEnumerable<SliceRecord> records) => new()
    {
        Table = _identity,
        Version = _old.Version + 1,
        Time = time,
        TableId = _old.Metadata.Id,
        Removes = [.. _old.Files
            .Where(file => file.DeletionVector is not null || !(_identity.Names.SliceOf(file.Key) < slices))
            .Select(file => RemoveFile.Of(file, time))],
        Adds = records.Where(record => Find(record.Slice) != record),
    };
}
