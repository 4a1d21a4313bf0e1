using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Makes every slice of a version again, keeps the files that are the same, replaces those that are not, and writes the
/// commit from what was made. The records are spooled, so a repair that was killed goes on.
/// </summary>
internal sealed class CommitRepair(StandingTable table, TableIdentity identity, WorldTable world, VerifyRequest request)
{
    private readonly FolderStore _store = table.Store;
    private readonly SliceMaker _maker = new(identity, world);
    private readonly WorkFolder _work = new(table.Store, identity);

    /// <summary>Null where the commit stands again; else why it does not, and nothing was changed.</summary>
    public string? Run(long version, long time, ReplacedTable? replaced, LogText text, CancellationToken cancellation)
    {
        request.Observer.Started(identity.FullName, world.Slices().Sum(slice => BytesThere(identity.Names.Of(slice.Index))));
        string? whyNot;
        using (var spool = _work.OpenSpool())
        {
            whyNot = MakeFiles(spool, version, text, cancellation);
            if (whyNot is null)
            {
                var records = world.Slices().Select(slice => spool.Find(slice.Index)
                    ?? throw new GenerationException(
                        $"The record of slice {slice.Index} is gone from {spool.Path}; run the same command again."));
                var commit = replaced is null
                    ? TableCommit.First(identity, records)
                    : replaced.Commit(time, world.Slices().LongCount(), records);
                using var staged = _store.Stage(DeltaLog.CommitKey(version));
                table.Log.Log.Write(staged.Content, version, commit.Actions());
                staged.Publish();
            }
        }

        _work.Remove();
        return whyNot;
    }

    private string? MakeFiles(Spool spool, long version, LogText text, CancellationToken cancellation)
    {
        var digests = text.Digests();
        var removed = RemovedSince(version);
        var bad = new List<Slice>();
        var (same, contradicting) = (0L, 0L);
        try
        {
            SliceWorkers.Run(world.Slices(), request.Threads, cancellation, (slice, token) =>
            {
                token.ThrowIfCancellationRequested();
                var name = identity.Names.Of(slice.Index);
                if (spool.Find(slice.Index) is { } finished && DataFiles.IsWhole(_store, name, finished.Bytes, finished.Sha256, token))
                {
                    Interlocked.Increment(ref same);
                    request.Observer.Advanced(identity.FullName, finished.Bytes);
                    return;
                }

                var isGone = !_store.Exists(name);
                if (isGone && !removed.Contains(name))
                {
                    lock (bad)
                    {
                        bad.Add(slice);
                    }

                    return;
                }

                var (record, isSame) = Compare(slice, name, token);
                if (isSame || digests.GetValueOrDefault(name) == record.Sha256)
                {
                    Interlocked.Increment(ref same);
                }
                else if (!isGone && digests.TryGetValue(name, out var told)
                    && DataFiles.Sha256(_store, name, _ => { }, token) == told)
                {
                    Interlocked.Increment(ref contradicting);
                }

                if (isSame || isGone)
                {
                    spool.Add(record);
                }
                else
                {
                    lock (bad)
                    {
                        bad.Add(slice);
                    }
                }
            });
            if (contradicting > 0 && same == 0)
            {
                return "This program makes other rows for this plan than the files and the log agree on, and none of them is as the "
                    + "plan makes it; so it may be the program that differs. Nothing was changed.";
            }

            SliceWorkers.Run(bad, request.Threads, cancellation, (slice, token) =>
            {
                using var staged = _store.Stage(identity.Names.Of(slice.Index));
                var record = _maker.Make(staged.Content, slice, _ => { }, token);
                staged.Publish();
                spool.Add(record);
            });
            return null;
        }
        catch (PlanException e)
        {
            return $"The slices cannot be made again, and the log needs their records: {e.Message}";
        }
    }

    /// <summary>Makes a slice beside its file, which may be gone.</summary>
    private (SliceRecord Record, bool IsSame) Compare(Slice slice, string name, CancellationToken cancellation)
    {
        if (!_store.Exists(name))
        {
            return (_maker.Make(Stream.Null, slice, _ => { }, cancellation), false);
        }

        using var there = _store.OpenRead(name);
        using var comparing = new ComparingStream(there);
        var record = _maker.Make(comparing, slice, _ => { }, cancellation);
        request.Observer.Advanced(identity.FullName, BytesThere(name));
        return (record, comparing.IsSame());
    }

    private long BytesThere(string name) => _store.Exists(name) ? _store.Size(name) : 0;

    /// <summary>Files that later versions no longer have: the commit tells of them, and nobody needs them.</summary>
    private HashSet<string> RemovedSince(long version)
    {
        var removed = new HashSet<string>();
        foreach (var actions in table.Log.Commits.Where(c => c.Version > version).Select(c => c.Actions).OfType<IReadOnlyList<LogAction>>())
        {
            removed.UnionWith(actions.OfType<RemoveFile>().Select(remove => LogPath.Decode(remove.Path)));
            removed.ExceptWith(actions.OfType<AddFile>().Select(add => add.Key));
        }

        return removed;
    }
}
