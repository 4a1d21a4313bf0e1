using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Repair;

/// <summary>Mends a folder of single files whose lock is held: first its manifest, then the files that it tells of.</summary>
internal sealed class FolderRepair(FolderStore store, VerifyRequest request, PlanSearch search) : IRepair
{
    public void Run(IReadOnlyList<Finding> findings, Reasons reasons, CancellationToken cancellation)
    {
        ClearLeftovers();
        var log = findings.Where(f => f.Kind is ProblemKind.Log or ProblemKind.Plan).ToList();
        var strays = findings.Where(f => f.Kind == ProblemKind.Unlisted).ToList();
        if (log.Count > 0 || strays.Count > 0)
        {
            if (new ManifestRepair(store, request, search).Run(isTrusted: log.Count == 0, cancellation) is not { } whyNot)
            {
                // The manifest tells of other files now: the next look says which of them are wrong.
                return;
            }

            reasons.Add(log, whyNot);
            reasons.Add(strays, "No plan that is known makes this file; remove it yourself if nobody needs it.");
        }

        var damaged = findings.Where(f => f.Kind is ProblemKind.Missing or ProblemKind.Damaged).ToLookup(f => f.Key);
        var entries = ManifestText.Read(store).Entries;
        foreach (var file in damaged)
        {
            var own = entries.Where(entry => entry.File == file.Key).ToList();
            var whyNot = own.Count == 0 ? "The manifest does not say what it was." : Mend(own, isTrusted: log.Count == 0, cancellation);
            if (whyNot is not null)
            {
                reasons.Add(file, whyNot);
            }
        }

        Settle(entries);
    }

    private string? Mend(IReadOnlyList<ManifestEntry> entries, bool isTrusted, CancellationToken cancellation)
    {
        var (file, whyNot) = StandingFile.Open(store, entries, request);
        if (file is null)
        {
            return whyNot;
        }

        if (!isTrusted && !file.HasFixedBytes)
        {
            return "What it held cannot be proved while the manifest is wrong; mend the manifest first.";
        }

        try
        {
            request.Observer.Started(entries[0].Table, entries[0].Bytes);
            var share = new ProgressShare(request.Observer, entries[0].Table, entries[0].Bytes, file.Tables.Sum(t => t.RowCount));
            return file.Replace(share.Advance, cancellation);
        }
        catch (PlanException e)
        {
            return $"It cannot be made again: {e.Message}";
        }
    }

    /// <summary>Ends what a run that was killed between two steps had begun.</summary>
    private void Settle(IReadOnlyList<ManifestEntry> entries)
    {
        using var folder = new FileFolder(store.Root);
        foreach (var file in entries.Where(entry => !entry.IsSettled).GroupBy(entry => entry.File))
        {
            var entry = file.First();
            if (DataFiles.IsWhole(store, entry.File, entry.Bytes, entry.Sha256, CancellationToken.None))
            {
                folder.Settle(entry.File);
            }
        }
    }

    private void ClearLeftovers()
    {
        var ours = ManifestText.Read(store).Entries.Select(entry => entry.File).Append(Manifest.Key).ToHashSet();
        foreach (var leftover in store.Leftovers().Where(l => ours.Contains(l.FinalKey)))
        {
            store.Delete(leftover.Key);
        }
    }
}
