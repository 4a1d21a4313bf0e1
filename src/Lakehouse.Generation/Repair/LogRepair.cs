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

        var broken = table.Log.Commits.FirstOrDefault(c => c.Actions is null);
        if (broken is null && Unfinished(findings) is { } unfinished)
        {
            return unfinished;
        }

        var version = (broken ?? table.GeneratedCommits.FirstOrDefault(c => findings.Any(f => f.Key == c.Key)))?.Version ?? 0;
        var text = LogText.Read(_store, DeltaLog.CommitKey(version));
        var first = table.Generated?.Version - table.Delivery;
        if (version > 0 && !text.IsOurs && !(version > first && version <= table.Generated?.Version))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Version {version} was made by another engine, or nothing is left of it that says otherwise; what it held stands nowhere "
                    + $"else. Restore the file from a copy, or make the table again with 'lakehouse generate --overwrite' elsewhere.");
        }

        var notFound = "";
        if ((PlanOfDeliveries(version, text) ?? FindPlan(version, text, out notFound)) is not ({ } plan, { } layout, _) { Batches: var batches })
        {
            return notFound;
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
        var deliveries = table.DeliveriesOf(plan.Plan, world, layout, batches, request);
        var delivery = version >= first && version < first + deliveries.Count ? (int)(version - first.Value) : 0;
        var (time, replaced, whyNot) = version == 0 || delivery > 0 ? (0L, null, null) : Replaced(deliveries.Identity, version, text);
        return whyNot ?? new CommitRepair(table, deliveries, delivery, request).Run(version, time, replaced, text, cancellation);
    }

    /// <summary>That nothing is wrong but that the run was stopped between two batches; else null.</summary>
    private string? Unfinished(IReadOnlyList<Finding> findings) =>
        table.Generated is { } generated
        && PlanReading.Of(table, generated, request).Made is { IsUnfinished: true } made
        && findings.All(f => f.Kind == ProblemKind.Plan && f.Key == generated.Key)
            ? DeltaCheck.Unfinished(made)
            : null;

    /// <summary>The plan of a delivery after the first, which the other deliveries tell; null where they do not.</summary>
    private ProvenPlan? PlanOfDeliveries(long version, LogText text)
    {
        var delivery = version - (table.Generated?.Version - table.Delivery) ?? 0;
        return delivery >= 1
            && delivery <= table.Delivery + 1
            && PlanReading.Of(table, table.Generated!, request).Made is { } made
            && (delivery <= made.Delivery
                || (made.IsUnfinished && text.IsOf(made.Identity.Plan.Id, made.Identity.BatchOf((int)delivery)!)))
            ? new ProvenPlan(PlanCandidate.Of(made.Identity.Plan), made.Identity.Layout, Names: 0) { Batches = made.Identity.Batches }
            : null;
    }

    /// <summary>
    /// The plan that made a version, by the best evidence that is left: names in its own text, else names that later versions
    /// removed, else names on disk that no other version added.
    /// </summary>
    private ProvenPlan? FindPlan(long version, LogText text, out string notFound)
    {
        notFound = PlanSearch.NotFound;
        var others = table.Log.Commits.Where(c => c.Version != version).ToList();
        var removed = new HashSet<string>();
        var added = new HashSet<string>();
        foreach (var commit in others)
        {
            if (commit.Actions is { } actions)
            {
                removed.UnionWith(actions.OfType<RemoveFile>().Select(r => LogPath.Decode(r.Path)));
                added.UnionWith(actions.OfType<AddFile>().Select(a => a.Key));
            }
            else
            {
                var remains = LogText.Read(_store, commit.Key);
                removed.UnionWith(remains.Removed);
                added.UnionWith(remains.Added);
            }
        }

        foreach (var names in (IEnumerable<string>[])[text.Added, removed.Except(added)])
        {
            if (search.Find(table, names.ToList(), text).FirstOrDefault() is { } proven)
            {
                return proven;
            }
        }

        var onDisk = search.Find(table, _store.List("").Select(f => f.Key).Except(added).ToList(), text);
        var isClear = onDisk.Count < 2 || (onDisk[0].Names > onDisk[1].Names && others.All(c => c.Actions is not null));
        notFound = isClear ? PlanSearch.NotFound : PlanSearch.Ambiguous;
        return isClear && onDisk.Count > 0 ? onDisk[0] : null;
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
