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
        var properties = Generated?.Actions!.OfType<Metadata>().FirstOrDefault()?.Configuration;
        PlanJson = properties?.GetValueOrDefault(TableIdentity.PlanProperty);
        LayoutJson = properties?.GetValueOrDefault(TableIdentity.LayoutProperty);
    }

    public FolderStore Store { get; }

    public TableLog Log { get; }

    /// <summary>The newest commit that a run of ours made; null where no readable one says so.</summary>
    public LogCommit? Generated { get; }

    public string? PlanJson { get; }

    public string? LayoutJson { get; }

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

    /// <summary>The name of the table in a folder, with its world.</summary>
    public static string NameOf(FolderStore store) =>
        $"{Path.GetFileName(Path.GetDirectoryName(store.Root))}.{Path.GetFileName(store.Root)}";

    public static StandingTable Read(FolderStore store) => new(store, TableLog.Read(store));

    /// <summary>The table under a plan, if the plan's world has it.</summary>
    public WorldTable? OpenUnder(Plan plan, VerifyRequest request) =>
        plan.World == World ? request.OpenTables(plan).FirstOrDefault(t => t.Name == Table) : null;

    private static LogCommit? FindGenerated(TableLog log)
    {
        var newest = log.Commits.LastOrDefault(c => c.Actions is { } actions
            && (GeneratedTable.PlanOf(c.Info) is not null
                || actions.Any(a => a is SetTransaction t && t.AppId.StartsWith(AppPrefix, StringComparison.Ordinal))));
        return newest ?? log.Commits.Take(1).FirstOrDefault(c => c.Actions is { } actions
            && actions.OfType<Metadata>().Any(m => m.Configuration.ContainsKey(TableIdentity.PlanProperty)));
    }
}
