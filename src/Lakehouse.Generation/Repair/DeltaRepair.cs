using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Mends a Delta table whose lock is held: first its log, then, once that can be trusted, its files and what does not belong.
/// </summary>
internal sealed class DeltaRepair(FolderStore store, VerifyRequest request, PlanSearch search) : IRepair
{
    public void Run(IReadOnlyList<Finding> findings, Reasons reasons, CancellationToken cancellation)
    {
        var table = StandingTable.Read(store);
        var log = findings.Where(f => f.Kind is ProblemKind.Log or ProblemKind.Plan).ToList();
        if (log.Count > 0)
        {
            var whyNot = new LogRepair(table, request, search).Run(log, cancellation);
            if (whyNot is null)
            {
                // What the log tells of is another now: the next look says which files are wrong.
                ClearLeftovers(PlanOf(StandingTable.Read(store)));
                return;
            }

            reasons.Add(log, whyNot);
        }

        var made = PlanOf(table);
        new FileRepair(table, made, request).Run(
            findings.Where(f => f.Kind is ProblemKind.Missing or ProblemKind.Damaged), reasons, cancellation);
        var strays = findings.Where(f => f.Kind == ProblemKind.Unlisted).ToList();
        if (log.Count > 0)
        {
            reasons.Add(strays, "Nothing is removed from a table whose log is wrong; mend the log first.");
        }
        else
        {
            new StrayRepair(table, made?.Made, search).Run(strays, reasons);
            ClearLeftovers(made);
        }
    }

    private PlanReading? PlanOf(StandingTable table) =>
        table.Generated is { } commit ? PlanReading.Of(table, commit, request) : null;

    /// <summary>Removes what runs of this plan that were killed left behind; the lock says that none is at work.</summary>
    private void ClearLeftovers(PlanReading? reading)
    {
        if (reading?.Made?.Identity is not { } identity)
        {
            return;
        }

        var work = new WorkFolder(store, identity);
        if (work.HasLeftovers())
        {
            work.Clear(isNew: false, keepSpool: false);
            request.Observer.Notice($"{identity.FullName}: removed what a run that was stopped had left.");
        }

        work.RemoveIfEmpty();
    }
}
