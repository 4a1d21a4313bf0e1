using System.Globalization;
using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A Delta table: its log against the plan that it names, its folder against its log.</summary>
internal sealed class DeltaCheck(FolderStore store, string name) : ITableCheck
{
    private const string AppPrefix = "lakehouse/";

    private readonly DeltaLog _log = new(store);

    public void Run(VerifyRequest request, Findings findings)
    {
        try
        {
            if (_log.TryLoad() is not { } table)
            {
                findings.Add(name, store, "_delta_log", ProblemKind.Log);
                return;
            }

            foreach (var file in table.Files)
            {
                findings.Expect(new ExpectedFile(name, store, file.Key, file.Size, file.Tags?.GetValueOrDefault(TableCommit.Sha256Tag)));
            }

            CheckPlan(request, findings, table);
            CheckStrays(findings, table);
        }
        catch (DeltaException e) when (e is not DeltaStoreException)
        {
            request.Observer.Notice(e.Message);
            findings.Add(name, store, "_delta_log", ProblemKind.Log);
        }
    }

    private void CheckPlan(VerifyRequest request, Findings findings, Snapshot table)
    {
        var planJson = table.Metadata.Configuration.GetValueOrDefault(TableIdentity.PlanProperty);
        var ours = table.Transactions.Keys.Any(id => id.StartsWith(AppPrefix, StringComparison.Ordinal));
        if (planJson is null)
        {
            if (ours)
            {
                findings.Add(name, store, DeltaLog.CommitKey(0), ProblemKind.Plan);
            }

            return;
        }

        var id = Refusals.IdOf(planJson);
        var commit = _log.History().FirstOrDefault(c => GeneratedTable.PlanOf(c.Info) is not null);
        var commitKey = DeltaLog.CommitKey(commit?.Version ?? 0);
        var tableName = Path.GetFileName(store.Root);
        var stored = StoredPlan.Read(planJson);
        var layout = Layout.TryParse(table.Metadata.Configuration.GetValueOrDefault(TableIdentity.LayoutProperty) ?? "");
        if (commit is null)
        {
            findings.Add(name, store, commitKey, ProblemKind.Log);
        }

        if (stored.Why is { } why)
        {
            request.Observer.Notice($"{name}: {why}");
        }

        var world = stored.Plan is null
            ? null
            : request.OpenTables(stored.Plan).FirstOrDefault(t => t.Name == tableName);
        if (stored.IsDamaged
            || layout is null
            || table.TransactionVersion(TableIdentity.AppIdOf(id, tableName)) is null
            || (commit is not null && GeneratedTable.PlanOf(commit.Info) != id)
            || (stored.Plan is not null && world is null))
        {
            findings.Add(name, store, commitKey, ProblemKind.Plan);
            return;
        }

        if (commit is null || world is null)
        {
            return;
        }

        if (commit.Version != table.Version)
        {
            request.Observer.Notice(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} was generated at version {commit.Version} and changed since; it stands at version {table.Version}."));
        }

        CheckSlices(findings, new TableIdentity(stored.Plan!, world.Schema, layout), world, commit);
    }

    /// <summary>The files that the log had at the generated version against those that the plan says.</summary>
    private void CheckSlices(Findings findings, TableIdentity identity, WorldTable world, CommitSummary commit)
    {
        var generated = _log.Load(commit.Version);
        var there = generated.Files.ToDictionary(file => file.Key);
        foreach (var slice in world.Slices())
        {
            var key = identity.Names.Of(slice.Index);
            if (!there.Remove(key, out var add)
                || add.NumRecords() != slice.RowCount
                || add.Tags?.GetValueOrDefault(TableCommit.SliceTag) != slice.Index.ToString(CultureInfo.InvariantCulture))
            {
                findings.Add(name, store, key, ProblemKind.Plan);
            }
        }

        foreach (var foreign in there.Keys)
        {
            findings.Add(name, store, foreign, ProblemKind.Plan);
        }

        if (!IsReproduced(identity, generated, commit))
        {
            findings.Add(name, store, DeltaLog.CommitKey(commit.Version), ProblemKind.Log);
        }
    }

    /// <summary>Makes the commit again from the plan and the files' records, and compares.</summary>
    private bool IsReproduced(TableIdentity identity, Snapshot generated, CommitSummary commit)
    {
        var actions = _log.Read(commit.Version).ToList();
        if (actions.OfType<AddFile>().Select(add => RecordOf(identity, add)).ToList() is var adds && adds.Contains(null))
        {
            return false;
        }

        var time = identity.Time;
        if (commit.Version > 0
            && !(commit.Info!.Members["timestamp"] is JsonValue stamp && stamp.TryGetValue(out time)))
        {
            return false;
        }

        var derived = new TableCommit
        {
            Table = identity,
            Version = commit.Version,
            Time = time,
            TableId = commit.Version == 0 ? null : generated.Metadata.Id,
            Removes = [.. actions.OfType<RemoveFile>()],
            Adds = adds.OrderBy(record => record!.Slice).Select(record => record!).ToList(),
        };
        return CommitComparison.AreEqual(store, commit.Version, derived.Actions());
    }

    private static SliceRecord? RecordOf(TableIdentity identity, AddFile add) =>
        identity.Names.SliceOf(add.Key) is { } slice
        && add.Tags?.GetValueOrDefault(TableCommit.Sha256Tag) is { } sha256
        && add.NumRecords() is { } rows
            ? new SliceRecord(slice, add.Key, rows, add.Size, sha256, add.Stats!)
            : null;

    /// <summary>Files that no version has ever told of. Hidden names are work of others under way, or of other systems.</summary>
    private void CheckStrays(Findings findings, Snapshot table)
    {
        var known = table.Files.Select(file => file.Key).ToHashSet();
        foreach (var commit in _log.History())
        {
            foreach (var action in _log.Read(commit.Version))
            {
                if (action is AddFile or RemoveFile)
                {
                    known.Add(LogPath.Decode(action is AddFile add ? add.Path : ((RemoveFile)action).Path));
                }
            }
        }

        foreach (var file in store.List(""))
        {
            var hidden = file.Key.Split('/').Any(part => part.StartsWith('_') || part.StartsWith('.'));
            if (!hidden && !known.Contains(file.Key))
            {
                findings.Add(name, store, file.Key, ProblemKind.Unlisted);
            }
        }
    }
}
