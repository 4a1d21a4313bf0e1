using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Generation;
using Lakehouse.Generation.Dialects;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.DuckDb;

/// <summary>
/// The tables that stand at a path, in whatever format they were generated: Delta tables by their logs, single files by the
/// manifest beside them. Columns and types of files come from the contracts of the world, never from the files.
/// </summary>
public sealed class GeneratedLake
{
    private const string TablesFolder = "Tables";
    private const string LogFolder = "_delta_log";

    private GeneratedLake(IReadOnlyList<GeneratedTable> tables)
    {
        Tables = tables;
    }

    /// <summary>The tables by world and name in ordinal order.</summary>
    public IReadOnlyList<GeneratedTable> Tables { get; }

    /// <param name="path">A lake, the folder of one Delta table, or a folder of single files.</param>
    /// <param name="openTables">Opens the tables of a plan for their contracts; null for those of this program's worlds.</param>
    /// <param name="version">The version of the Delta tables; null for the newest.</param>
    public static GeneratedLake Open(string path, Func<Plan, IReadOnlyList<WorldTable>>? openTables = null, long? version = null)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var store = new FolderStore(root);
        var tables = new List<GeneratedTable>();
        if (store.Exists(Manifest.Key))
        {
            if (version is not null)
            {
                throw new InputException(
                    $"A version was given, and {root} holds single files, which have none; leave it out, or name a Delta table.");
            }

            tables.AddRange(FilesOf(store, openTables ?? (plan => World.OpenWithoutKey(plan).Tables)));
        }

        if (tables.Count == 0 || Directory.Exists(Path.Combine(root, TablesFolder)) || Directory.Exists(Path.Combine(root, LogFolder)))
        {
            tables.AddRange(Lake.Open(path).Tables.Select(table => new GeneratedDeltaTable(table, version)));
        }

        if (tables.GroupBy(table => table.FullName).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InputException(
                $"{root} holds {twice.Key} twice, as a Delta table and as a file; name the folder of the Delta table "
                    + $"({TablesFolder}/...), or move the files into a folder of their own.");
        }

        return new GeneratedLake([.. tables.OrderBy(table => table.FullName, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// A session in which every table can be asked for by <c>world.table</c>, and the knobs of the plan by
    /// <c>knob('name')</c> and <c>zone()</c>: those of the first table that knows its plan, else the defaults.
    /// </summary>
    public QuerySession Query(QueryOptions? options = null)
    {
        var session = QuerySession.Open(options);
        foreach (var table in Tables)
        {
            table.AddTo(session);
        }

        session.AddNumbers(
            "knob",
            () => KnownPlan()?.KnobNumbers
                ?? WorldDefinition.All.SelectMany(world => world.Knobs).Select(knob => KeyValuePair.Create(knob.Name, knob.Default)));
        session.AddText("zone", () => KnownPlan()?.Zone ?? WorldDefinition.All[0].Zone);
        return session;
    }

    private Plan? KnownPlan() => Tables.Select(table => table.Plan).FirstOrDefault(plan => plan is not null);

    private static IEnumerable<GeneratedTable> FilesOf(FolderStore store, Func<Plan, IReadOnlyList<WorldTable>> openTables)
    {
        var opened = new Dictionary<string, (Plan Plan, IReadOnlyList<WorldTable> Tables)>();
        foreach (var entry in Manifest.Read(store))
        {
            if (!opened.TryGetValue(entry.Plan, out var world))
            {
                var stored = StoredPlan.Read(entry.Plan);
                var plan = stored.Plan ?? throw new GenerationException(
                    $"{entry.Table} in {store.DisplayName} cannot be read, because its columns are not known: {stored.Why}");
                world = (plan, openTables(plan));
                opened.Add(entry.Plan, world);
            }

            var contract = world.Tables.FirstOrDefault(table => $"{world.Plan.World}.{table.Name}" == entry.Table);
            var layout = Layout.TryParse(entry.Layout);
            if (contract is null || layout is null)
            {
                throw new GenerationException(
                    $"{store.DisplayName}/{Manifest.Key} is damaged where it tells of {entry.Table}; 'lakehouse verify' tells more.");
            }

            yield return new GeneratedFile(world.Plan, contract, FileOf(store, entry, layout, world.Plan, contract));
        }
    }

    private static TableFile FileOf(FolderStore store, ManifestEntry entry, Layout layout, Plan plan, WorldTable contract) => new(
        layout.Format switch
        {
            LakeFormat.Parquet => TableFileKind.Parquet,
            LakeFormat.Csv => TableFileKind.Csv,
            LakeFormat.Json => TableFileKind.JsonLines,
            LakeFormat.DuckDb => TableFileKind.DuckDb,
            _ => throw new GenerationException(
                $"{store.DisplayName}/{Manifest.Key} tells of a file in the format {layout.FormatName}, which is none of single files; "
                    + "'lakehouse verify' tells more."),
        },
        store.PathOf(entry.File),
        entry.Bytes,
        DeltaDialect.SchemaOf(contract.Schema))
    {
        IsGzip = layout.Compression == Compression.Gzip,
        Inside = layout.Format == LakeFormat.DuckDb ? (plan.World, contract.Name) : null,
    };
}
