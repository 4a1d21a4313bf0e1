using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A Delta table as it stands in a lake: its log, and what the version that a run of ours made says of itself.</summary>
internal sealed class StandingTable
{
    private const string AppPrefix = "lakehouse/";

    private StandingTable(FolderStore store, TableLog log)
    {
        Store = store;
        Log = log;
        Generated = FindGenerated(log);
        Delivery = Generated is null ? 0 : DeliveryOf(Generated);
        var properties = GeneratedCommits.SelectMany(c => c.Actions ?? []).OfType<Metadata>().LastOrDefault()?.Configuration;
        PlanJson = properties?.GetValueOrDefault(TableIdentity.PlanProperty);
        LayoutJson = properties?.GetValueOrDefault(TableIdentity.LayoutProperty);
        Batches = properties?.GetValueOrDefault(TableIdentity.BatchesProperty);
    }

    public FolderStore Store { get; }

    public TableLog Log { get; }

    /// <summary>The newest commit that a run of ours made; null where no readable one says so.</summary>
    public LogCommit? Generated { get; }

    /// <summary>Which delivery of its run <see cref="Generated"/> is.</summary>
    public int Delivery { get; }

    /// <summary>The commits of the run that made <see cref="Generated"/>, that one the last, as far as the log still has them.</summary>
    public IEnumerable<LogCommit> GeneratedCommits => Generated is { } newest
        ? Log.Commits.Where(c => c.Version >= newest.Version - Delivery && c.Version <= newest.Version)
        : [];

    public string? PlanJson { get; }

    public string? LayoutJson { get; }

    /// <summary>In how many batches the table says that it came; null where it came at once.</summary>
    public string? Batches { get; }

    /// <summary>The folder's name, which is the table's.</summary>
    public string Table => Path.GetFileName(Store.Root);

    /// <summary>The name of the folder above, which is the world's.</summary>
    public string World => Path.GetFileName(Path.GetDirectoryName(Store.Root))!;

    public string FullName => NameOf(Store);

    /// <summary>The files of the generated version by name, as the log tells of them; null where that cannot be known.</summary>
    public IReadOnlyDictionary<string, AddFile>? GeneratedFiles() =>
        Generated is { } commit && Log.Commits.TakeWhile(c => c.Version <= commit.Version).All(c => c.Actions is not null)
            ? Log.Replay(commit.Version).Files.DistinctBy(file => file.Key).ToDictionary(file => file.Key)
            : null;

    /// <summary>The files that the run's deliveries held, those of earlier ones included, with the commits that tell of them.</summary>
    public IReadOnlyDictionary<string, ToldFile> ToldFiles()
    {
        var told = new Dictionary<string, ToldFile>();
        if (GeneratedFiles() is null)
        {
            return told;
        }

        // The first delivery may have kept files of the table that it replaced.
        var first = GeneratedCommits.First();
        foreach (var kept in Log.Replay(first.Version).Files)
        {
            told[kept.Key] = new ToldFile(kept, first.Key);
        }

        foreach (var commit in GeneratedCommits.Skip(1))
        {
            foreach (var add in commit.Actions!.OfType<AddFile>())
            {
                told[add.Key] = new ToldFile(add, commit.Key);
            }
        }

        return told;
    }

    /// <summary>The name of the table in a folder, with its world.</summary>
    public static string NameOf(FolderStore store) =>
        $"{Path.GetFileName(Path.GetDirectoryName(store.Root))}.{Path.GetFileName(store.Root)}";

    public static StandingTable Read(FolderStore store) => new(store, TableLog.Read(store));

    /// <summary>The table under a plan, if the plan's world has it.</summary>
    public WorldTable? OpenUnder(Plan plan, VerifyRequest request) =>
        plan.World == World ? request.OpenTables(plan).FirstOrDefault(t => t.Name == Table) : null;

    /// <summary>The deliveries of this table under a plan.</summary>
    public Deliveries DeliveriesOf(Plan plan, WorldTable table, Layout layout, int? batches, VerifyRequest request) =>
        new(new TableIdentity(plan, table.Schema, layout, batches), table, request.OpenTables);

    private static int DeliveryOf(LogCommit commit) =>
        commit.Actions!.OfType<SetTransaction>().FirstOrDefault(t => t.AppId.StartsWith(AppPrefix, StringComparison.Ordinal)) is { } own
            ? (int)Math.Clamp(own.Version, 0, Math.Min(commit.Version, int.MaxValue))
            : 0;

    private static LogCommit? FindGenerated(TableLog log)
    {
        var newest = log.Commits.LastOrDefault(c => c.Actions is { } actions
            && (GeneratedTable.PlanOf(c.Info) is not null
                || actions.Any(a => a is SetTransaction t && t.AppId.StartsWith(AppPrefix, StringComparison.Ordinal))));
        return newest ?? log.Commits.Take(1).FirstOrDefault(c => c.Actions is { } actions
            && actions.OfType<Metadata>().Any(m => m.Configuration.ContainsKey(TableIdentity.PlanProperty)));
    }
}

/// <summary>What a log tells of a generated file, and the commit that tells it.</summary>
internal sealed record ToldFile(AddFile Add, string CommitKey);
