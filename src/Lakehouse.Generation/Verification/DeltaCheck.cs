using System.Globalization;
using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;

namespace Lakehouse.Generation.Verification;

/// <summary>A Delta table: its log against the plan that it names, its folder against its log.</summary>
internal sealed class DeltaCheck(FolderStore store) : ITableCheck
{
    private const string LogFolder = "_delta_log";
    private const int MostToldChanges = 5;

    private readonly string _name = StandingTable.NameOf(store);

    public FolderStore Store => store;

    public void Run(VerifyRequest request, Findings findings)
    {
        var table = StandingTable.Read(store);
        if (table.Log.Commits.Count == 0)
        {
            findings.Add(_name, store, LogFolder, ProblemKind.Log);
            return;
        }

        foreach (var commit in table.Log.Commits.Where(c => c.Actions is null))
        {
            request.Observer.Notice($"{_name}: {commit.Why}");
            findings.Add(_name, store, commit.Key, ProblemKind.Log);
        }

        var made = table.Generated is null ? null : CheckGenerated(request, findings, table, table.Generated);
        new LiveFiles(table, made, request).Check(findings);
        TellChanges(request, table);
    }

    /// <summary>Checks what the generated commit says of itself; what made it, where this program knows and can tell.</summary>
    private MadeTable? CheckGenerated(VerifyRequest request, Findings findings, StandingTable table, LogCommit commit)
    {
        var reading = PlanReading.Of(table, commit, request);
        if (reading.Tag is null)
        {
            findings.Add(_name, store, commit.Key, ProblemKind.Log);
        }

        if (reading.Stored?.Why is { } why)
        {
            request.Observer.Notice($"{_name}: {why}");
            if (request.Deep)
            {
                findings.CannotMake(_name, why);
            }
        }

        if (reading.IsDamaged)
        {
            findings.Add(_name, store, commit.Key, ProblemKind.Plan);
        }

        if (reading is { Made: { } made, Tag: not null })
        {
            if (made.IsUnfinished)
            {
                request.Observer.Notice(Unfinished(made));
                findings.Add(_name, store, commit.Key, ProblemKind.Plan);
            }

            if (table.GeneratedFiles() is { } files)
            {
                CheckSlices(findings, table, made, files);
            }
        }

        return reading.Made;
    }

    /// <summary>What is said of a table whose last batches are not there.</summary>
    public static string Unfinished(MadeTable made) =>
        $"{made.Identity.FullName} holds {made.Identity.TextOfMade(made.Delivery + 1)}, "
        + "because its run was stopped; repeat that 'lakehouse generate', which makes the rest.";

    /// <summary>The files that the log had at the generated version against those that the plan says.</summary>
    private void CheckSlices(Findings findings, StandingTable table, MadeTable made, IReadOnlyDictionary<string, AddFile> files)
    {
        var there = new Dictionary<string, AddFile>(files);
        foreach (var file in made.Deliveries.Files(made.Delivery))
        {
            if (!there.Remove(file.Name, out var add)
                || add.NumRecords() != file.Slice.RowCount
                || add.Tags?.GetValueOrDefault(TableCommit.SliceTag) != file.Slice.Index.ToString(CultureInfo.InvariantCulture))
            {
                findings.Add(_name, store, file.Name, ProblemKind.Plan);
            }
        }

        foreach (var foreign in there.Keys)
        {
            findings.Add(_name, store, foreign, ProblemKind.Plan);
        }

        var told = table.ToldFiles();
        foreach (var commit in table.GeneratedCommits)
        {
            if (!IsReproduced(table, made, commit, told))
            {
                findings.Add(_name, store, commit.Key, ProblemKind.Log);
            }
        }
    }

    /// <summary>Makes a commit again from the plan and the files' records, and compares.</summary>
    private bool IsReproduced(StandingTable table, MadeTable made, LogCommit commit, IReadOnlyDictionary<string, ToldFile> told)
    {
        var delivery = (int)(commit.Version - made.FirstVersion);
        var (deliveries, identity) = (made.Deliveries, made.Identity);
        SliceRecord? Find(DeliveredFile file) =>
            told.TryGetValue(file.Name, out var there) ? GeneratedTable.RecordOf(identity, there.Add) : null;
        if (deliveries.Adds(delivery).Concat(deliveries.Removes(delivery)).Any(file => Find(file) is null))
        {
            return false;
        }

        TableCommit again;
        if (delivery > 0)
        {
            again = deliveries.Commit(delivery, commit.Version, file => Find(file)!);
        }
        else if (commit.Version == 0)
        {
            again = TableCommit.First(identity, deliveries.Adds(0).Select(file => Find(file)!));
        }
        else
        {
            if (commit.Info?.Members["timestamp"] is not JsonValue stamp || !stamp.TryGetValue(out long time))
            {
                return false;
            }

            try
            {
                again = new ReplacedTable(identity, table.Log.Log.Load(commit.Version - 1))
                    .Commit(time, deliveries.Adds(0).Select(file => Find(file)!));
            }
            catch (DeltaUnsupportedException)
            {
                // No run of ours replaces what it cannot read.
                return false;
            }
        }

        using var there = store.OpenRead(commit.Key);
        using var comparing = new ComparingStream(there);
        table.Log.Log.Write(comparing, commit.Version, again.Actions());
        return comparing.IsSame();
    }

    private void TellChanges(VerifyRequest request, StandingTable table)
    {
        if (table.Generated is not { } generated)
        {
            return;
        }

        var later = table.Log.Commits.Where(c => c.Version > generated.Version && c.Actions is not null).ToList();
        if (later.Count > 0)
        {
            var told = string.Join("; ", later.Take(MostToldChanges)) + (later.Count > MostToldChanges ? "; and more" : "");
            request.Observer.Notice(string.Create(
                CultureInfo.InvariantCulture,
                $"{_name} was generated at version {generated.Version} and changed since by others; it stands at version {table.Log.Newest} ({told})."));
        }
    }
}
