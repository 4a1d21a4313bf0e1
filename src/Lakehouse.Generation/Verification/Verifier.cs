using Lakehouse.Generation.Repair;

namespace Lakehouse.Generation.Verification;

/// <summary>Proves a lake against its logs and plans: every file, every log, nothing besides; mends it where that is asked.</summary>
public static class Verifier
{
    /// <summary>Looks at everything; problems are the result, exceptions mean that it could not be looked at.</summary>
    public static VerifyResult Run(VerifyRequest request, CancellationToken cancellation)
    {
        var lake = StandingLake.Open(request);
        if (request.Repair)
        {
            return Repairer.Run(lake, request, cancellation);
        }

        var findings = Examine(lake.Checks, request, cancellation);
        return ToResult(lake, findings, findings.All.Select(f => (f, Outcome: (RepairOutcome?)null)), findings.Unproved);
    }

    internal static Findings Examine(IEnumerable<ITableCheck> checks, VerifyRequest request, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var check in checks)
        {
            cancellation.ThrowIfCancellationRequested();
            check.Run(request, findings);
        }

        foreach (var table in findings.Files.GroupBy(file => file.Table))
        {
            request.Observer.Started(table.Key, table.Sum(file => file.Bytes));
        }

        SliceWorkers.Run(
            findings.Files.Where(file => !file.UsesThreads),
            request.Threads,
            cancellation,
            (file, token) => file.Run(findings, request.Observer, token));
        foreach (var file in findings.Files.Where(file => file.UsesThreads))
        {
            file.Run(findings, request.Observer, cancellation);
        }

        return findings;
    }

    internal static VerifyResult ToResult(
        StandingLake lake,
        Findings examined,
        IEnumerable<(Finding Finding, RepairOutcome? Outcome)> problems,
        IReadOnlyDictionary<string, string> unproved) => new(
        [.. problems
            .Select(p => new Problem(p.Finding.Table, lake.NameOf(p.Finding.Store, p.Finding.Key), p.Finding.Kind) { Outcome = p.Outcome })
            .OrderBy(p => p.Table, StringComparer.Ordinal)
            .ThenBy(p => p.File, StringComparer.Ordinal)
            .ThenBy(p => p.Kind)],
        unproved,
        examined.Files.SelectMany(file => (string[])[file.Table, .. file.OtherTables]).Distinct().Count(),
        examined.Files.Count,
        examined.Files.Sum(file => file.Bytes));
}
