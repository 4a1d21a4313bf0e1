using Lakehouse.Generation.Verification;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Mends a lake: looks, mends what it can, and looks again, until nothing is wrong or nothing gets better. What counts as
/// repaired is what the last look no longer finds.
/// </summary>
internal static class Repairer
{
    // A log, then the files that it tells of, then the look that proves both; one more where a version was mended on another.
    private const int MostRounds = 5;

    public static VerifyResult Run(StandingLake lake, VerifyRequest request, CancellationToken cancellation)
    {
        var locks = new List<TableLock>();
        try
        {
            foreach (var check in lake.Checks)
            {
                locks.Add(TableLock.Take(check.Store.Root));
            }

            return RunLocked(lake, request, cancellation);
        }
        finally
        {
            locks.ForEach(l => l.Dispose());
        }
    }

    private static VerifyResult RunLocked(StandingLake lake, VerifyRequest request, CancellationToken cancellation)
    {
        var first = Verifier.Examine(lake.Checks, request, cancellation);
        var again = request with { Observer = new WithoutNotices(request.Observer) };
        var search = new PlanSearch(request, lake.Siblings);
        var reasons = new Reasons();
        var all = first.All.ToList();
        var unproved = new SortedDictionary<string, string>(first.Unproved.ToDictionary(), StringComparer.Ordinal);
        var open = first;
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var check in lake.Checks)
            {
                var own = open.All.Where(f => f.Store == check.Store).ToList();
                if (round == 0 || own.Count > 0)
                {
                    RepairOf(check, request, search).Run(own, reasons, cancellation);
                }
            }

            if (open.All.Count == 0)
            {
                break;
            }

            var before = open.All.ToHashSet();
            var wrong = lake.Checks.Where(c => before.Any(f => f.Store == c.Store)).ToList();
            open = Verifier.Examine(wrong, again, cancellation);
            all.AddRange(open.All.Except(all));
            foreach (var (table, reason) in open.Unproved)
            {
                unproved[table] = reason;
            }

            if (before.SetEquals(open.All))
            {
                break;
            }
        }

        return Verifier.ToResult(lake, first, all.Select(f => (f, (RepairOutcome?)OutcomeOf(f))), unproved);

        RepairOutcome OutcomeOf(Finding finding) => open.All.Contains(finding)
            ? new RepairOutcome(Repaired: false, reasons.Find(finding)
                ?? "It was mended and is wrong again; let no other program write there meanwhile.")
            : new RepairOutcome(Repaired: true, Reason: null);
    }

    private static IRepair RepairOf(ITableCheck check, VerifyRequest request, PlanSearch search) => check switch
    {
        DeltaCheck => new DeltaRepair(check.Store, request, search),
        FileCheck => new FolderRepair(check.Store, request, search),
        _ => throw new InvalidOperationException($"{check.GetType().Name} has no repair."),
    };

    /// <summary>What was said once is not said at every look.</summary>
    private sealed class WithoutNotices(IRunObserver inner) : IRunObserver
    {
        public void Started(string table, long amount) => inner.Started(table, amount);

        public void Advanced(string table, long amount) => inner.Advanced(table, amount);

        public void Finished(TableOutcome outcome) => inner.Finished(outcome);
    }
}

/// <summary>Mends one check's findings.</summary>
internal interface IRepair
{
    /// <summary>Does what can be done now, and gives a reason for each finding that it leaves.</summary>
    void Run(IReadOnlyList<Finding> findings, Reasons reasons, CancellationToken cancellation);
}
