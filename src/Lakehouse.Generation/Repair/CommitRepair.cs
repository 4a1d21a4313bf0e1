using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Makes every slice that a delivery adds again, keeps the files that are the same, replaces those that are not, and writes the
/// commit from what was made. The records are spooled, so a repair that was killed goes on.
/// </summary>
internal sealed class CommitRepair(StandingTable table, Deliveries deliveries, int delivery, VerifyRequest request)
{
    private readonly TableIdentity _identity = deliveries.Identity;
    private readonly FolderStore _store = table.Store;
    private readonly WorkFolder _work = new(table.Store, deliveries.Identity);

    /// <summary>Null where the commit stands again; else why it does not, and nothing was changed.</summary>
    public string? Run(long version, long time, ReplacedTable? replaced, LogText text, CancellationToken cancellation)
    {
        request.Observer.Started(_identity.FullName, deliveries.Adds(delivery).Sum(file => BytesThere(file.Name)));
        string? whyNot;
        using (var spool = _work.OpenSpool())
        {
            whyNot = MakeFiles(spool, version, text, cancellation);
            if (whyNot is null)
            {
                var before = delivery > 0 ? new StandingFiles(_identity, table.Log.Log.Load(version - 1)) : null;
                SliceRecord Find(DeliveredFile file) => spool.Find(file.Name) ?? before?.Find(file.Name)
                    ?? throw new GenerationException(
                        $"The record of slice {file.Slice.Index} is gone from {spool.Path}; run the same command again.");
                var commit = (delivery, replaced) switch
                {
                    (0, null) => TableCommit.First(_identity, deliveries.Adds(0).Select(Find)),
                    (0, _) => replaced.Commit(time, deliveries.Adds(0).Select(Find)),
                    _ => deliveries.Commit(delivery, version, Find),
                };
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
        var bad = new List<DeliveredFile>();
        var (same, contradicting) = (0L, 0L);
        try
        {
            SliceWorkers.Run(deliveries.Adds(delivery), request.Threads, cancellation, (file, token) =>
            {
                token.ThrowIfCancellationRequested();
                var name = file.Name;
                if (spool.Find(name) is { } finished && DataFiles.IsWhole(_store, name, finished.Bytes, finished.Sha256, token))
                {
                    Interlocked.Increment(ref same);
                    request.Observer.Advanced(_identity.FullName, finished.Bytes);
                    return;
                }

                var isGone = !_store.Exists(name);
                if (isGone && !removed.Contains(name))
                {
                    lock (bad)
                    {
                        bad.Add(file);
                    }

                    return;
                }

                var (record, isSame) = Compare(file, token);
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
                        bad.Add(file);
                    }
                }
            });
            if (contradicting > 0 && same == 0)
            {
                return "This program makes other rows for this plan than the files and the log agree on, and none of them is as the "
                    + "plan makes it; so it may be the program that differs. Nothing was changed.";
            }

            SliceWorkers.Run(bad, request.Threads, cancellation, (file, token) =>
            {
                using var staged = _store.Stage(file.Name);
                var record = file.Make(staged.Content, _ => { }, token);
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
    private (SliceRecord Record, bool IsSame) Compare(DeliveredFile file, CancellationToken cancellation)
    {
        if (!_store.Exists(file.Name))
        {
            return (file.Make(Stream.Null, _ => { }, cancellation), false);
        }

        using var there = _store.OpenRead(file.Name);
        using var comparing = new ComparingStream(there);
        var record = file.Make(comparing, _ => { }, cancellation);
        request.Observer.Advanced(_identity.FullName, BytesThere(file.Name));
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
