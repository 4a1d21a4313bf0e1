using System.Globalization;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Writes a lost or damaged commit of a generated table again, byte for byte: its plan is proved by the names of the files,
/// its records come from making the slices.
/// </summary>
internal sealed class LogRepair(StandingTable table, VerifyRequest request, PlanSearch search)
{
    private readonly FolderStore _store = table.Store;

    /// <summary>Mends the oldest commit that is wrong; null where that was done, else why not.</summary>
    public string? Run(IReadOnlyList<Finding> findings, CancellationToken cancellation)
    {
        if (table.Log.IsCleanedUp)
        {
            return "Another engine has cleaned the log up to a checkpoint, and reading checkpoints is not supported yet.";
        }

        var version = table.Log.Commits.FirstOrDefault(c => c.Actions is null)?.Version
            ?? (table.Generated is { } generated && findings.Any(f => f.Key == generated.Key) ? generated.Version : 0);
        var text = LogText.Read(_store, DeltaLog.CommitKey(version));
        if (version > 0 && !text.IsOurs)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Version {version} was made by another engine, or nothing is left of it that says otherwise; what it held stands nowhere "
                    + $"else. Restore the file from a copy, or make the table again with 'lakehouse generate --overwrite' elsewhere.");
        }

        if (search.Find(table, Evidence(version, text), text) is not var (plan, layout))
        {
            return PlanSearch.NotFound;
        }

        if (plan.Plan is null)
        {
            return $"The log is not written again: {plan.Why}";
        }

        if (Remaking.WhyNot(layout) is { } other)
        {
            return $"The log is not written again: {other}.";
        }

        var world = table.OpenUnder(plan.Plan, request)!;
        var identity = new TableIdentity(plan.Plan, world.Schema, layout);
        var (time, replaced, whyNot) = version == 0 ? (0L, null, null) : Replaced(identity, version, text);
        return whyNot ?? new CommitRepair(table, identity, world, request).Run(version, time, replaced, text, cancellation);
    }

    /// <summary>
    /// Names that tell who made a version: in what is left of it, on disk, and in what later versions removed; without those that
    /// another version added.
    /// </summary>
    private HashSet<string> Evidence(long version, LogText text)
    {
        var names = _store.List("").Select(f => f.Key).ToHashSet();
        foreach (var commit in table.Log.Commits.Where(c => c.Version != version && c.Actions is not null))
        {
            names.UnionWith(commit.Actions!.OfType<RemoveFile>().Select(r => LogPath.Decode(r.Path)));
        }

        foreach (var commit in table.Log.Commits.Where(c => c.Version != version && c.Actions is not null))
        {
            names.ExceptWith(commit.Actions!.OfType<AddFile>().Select(a => a.Key));
        }

        names.UnionWith(text.Names);
        return names;
    }

    /// <summary>What an overwriting commit holds besides the plan: when it was, and what it replaced.</summary>
    private (long Time, ReplacedTable? Replaced, string? WhyNot) Replaced(TableIdentity identity, long version, LogText text)
    {
        if (text.Time is not { } time)
        {
            return (0, null, string.Create(
                CultureInfo.InvariantCulture,
                $"Version {version} replaced an older one at a time that only its own file held, and no two lines of what is left of it "
                    + $"agree on one. Repeat 'lakehouse generate --overwrite' with the same plan in another folder."));
        }

        try
        {
            return (time, new ReplacedTable(identity, table.Log.Log.Load(version - 1)), null);
        }
        catch (DeltaException e)
        {
            return (0, null, $"The version that it replaced cannot be read: {e.Message}");
        }
    }
}
