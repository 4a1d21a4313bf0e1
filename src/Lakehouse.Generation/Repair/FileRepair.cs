using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Makes lost and damaged files of a generated table again. Each is written under a temporary name, proved by the digest that
/// the log holds, and only then put in the place of the bad one.
/// </summary>
internal sealed class FileRepair(StandingTable table, PlanReading? reading, VerifyRequest request)
{
    public void Run(IEnumerable<Finding> findings, Reasons reasons, CancellationToken cancellation)
    {
        var files = findings.ToList();
        if (files.Count == 0)
        {
            return;
        }

        if (reading?.Made is not { } made)
        {
            reasons.Add(files, reading?.Stored?.Why is { } why
                ? $"It cannot be made again: {why}"
                : "It cannot be made again: no plan that can be read made this table.");
            return;
        }

        var mender = new Mender(table, made, reasons);
        SliceWorkers.Run(files, request.Threads, cancellation, mender.Mend);
    }

    private sealed class Mender(StandingTable table, MadeTable made, Reasons reasons)
    {
        private readonly Dictionary<string, DeliveredFile> _files = made.Deliveries.UpTo(made.Delivery).ToDictionary(file => file.Name);
        private readonly IReadOnlyDictionary<string, ToldFile> _told = table.ToldFiles();
        private readonly string? _whyNot = Remaking.WhyNot(made.Identity.Layout);

        public void Mend(Finding finding, CancellationToken cancellation)
        {
            if (WhyNot(finding, cancellation) is { } reason)
            {
                reasons.Add(finding, reason);
            }
        }

        private string? WhyNot(Finding finding, CancellationToken cancellation)
        {
            if (!_files.TryGetValue(finding.Key, out var file))
            {
                return WhyForeign(finding.Key);
            }

            if (_whyNot is not null)
            {
                return $"It is not made again: {_whyNot}.";
            }

            if (!_told.TryGetValue(finding.Key, out var told) || GeneratedTable.RecordOf(made.Identity, told.Add) is not { } record)
            {
                return "It is not made again: the log of the generated version holds no digest that would prove it.";
            }

            if (DataFiles.IsWhole(finding.Store, finding.Key, record.Bytes, record.Sha256, cancellation))
            {
                return "What the log says of it is not what the plan makes; see the problem of the log.";
            }

            try
            {
                using var staged = finding.Store.Stage(finding.Key);
                var again = file.Make(staged.Content, _ => { }, cancellation);
                if (again.Sha256 != record.Sha256)
                {
                    return $"Made again, its digest is {again.Sha256[..12]}..., and the log says {record.Sha256[..12]}...; "
                        + "'lakehouse verify --deep --repair' finds out which of them is right.";
                }

                staged.Publish();
                return null;
            }
            catch (PlanException e)
            {
                return $"It cannot be made again: {e.Message}";
            }
        }

        private string WhyForeign(string key)
        {
            var commit = table.Log.Commits.LastOrDefault(c => c.Actions?.Any(a =>
                a is AddFile add && (add.Key == key || add.DeletionVector?.Key() == key)) == true);
            return $"It was not made by the plan ({commit?.ToString() ?? "another engine"}), so it cannot be made again; "
                + "restore it from a copy, or return to the generated version.";
        }
    }
}
