using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>The casino of a week in seven batches, made once, and copies of it.</summary>
public sealed class HistoryLake : IDisposable
{
    public const int Batches = 7;
    public const string Events = "bronze_slot_telemetry";
    public const string Profile = "bronze_player_profile";

    private readonly ScratchFolder _scratch = new();

    public HistoryLake()
    {
        Folder = _scratch.Sub("lake");
        Runs.Generate(Request(Folder, Demo, Batches));
    }

    public string Folder { get; }

    internal static Plan Demo { get; } = Plan(new PlanRequest { Scale = "demo" });

    public void Dispose() => _scratch.Dispose();

    internal string Copy(ScratchFolder scratch)
    {
        FolderTree.Copy(Folder, scratch.Sub("copy"));
        return scratch.Sub("copy");
    }

    internal static Plan Plan(PlanRequest request) => WorldDefinition.Find("casino").MakePlan(request);

    internal static IReadOnlyList<WorldTable> Open(Plan plan) => World.Open(plan).Tables;

    internal static GenerationRequest Request(string lake, Plan plan, int? batches, int threads = 2) =>
        Runs.Request(lake, threads: threads) with
        {
            Plan = plan,
            Tables = Open(plan),
            Batching = batches is { } count ? new Batching(count, Open) : null,
        };

    internal static string TableFolder(string lake, string table) => Path.Combine(lake, "Tables", "casino", table);

    internal static string LogOf(string lake, string table, long version) =>
        Path.Combine(TableFolder(lake, table), $"_delta_log/{version:D20}.json");

    internal static Snapshot Snapshot(string lake, string table, long? version = null) =>
        new DeltaLog(new FolderStore(TableFolder(lake, table))).Load(version);

    internal static VerifyResult Verify(string lake, bool deep = false, bool repair = false, IRunObserver? observer = null) => Verifier.Run(
        new VerifyRequest
        {
            Path = lake,
            Threads = 2,
            OpenTables = Open,
            Deep = deep,
            Repair = repair,
            Observer = observer ?? new Listener(),
        },
        CancellationToken.None);

    internal static void EditLog(string lake, string table, long version, string from, string to)
    {
        var log = LogOf(lake, table, version);
        var text = File.ReadAllText(log);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(log, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>The damage is found, and the lake mended to what it was; if files are named, they are all that was found.</summary>
    internal static void AssertMended(string lake, string whole, IReadOnlyList<string>? files = null, bool deep = false)
    {
        var problems = Verify(lake, deep).Problems;
        Assert.NotEmpty(problems);
        if (files is not null)
        {
            Assert.Equal(files.Order(StringComparer.Ordinal), problems.Select(p => p.File).Order(StringComparer.Ordinal));
        }

        var mended = Verify(lake, deep, repair: true);
        Assert.True(mended.IsSound, string.Join('\n', mended.Problems.Select(p => $"{p.File} {p.Kind} {p.Outcome}")));
        FolderTree.AssertSame(whole, lake);
    }

    /// <summary>The digest of every table at a version, as it is read.</summary>
    internal static List<(string Table, long Rows, string Digest)> Read(string lake, long? version = null) =>
        [.. Lake.Open(lake).Tables.Select(table =>
        {
            var digest = TableDigest.Of(table.Open(version), cancellation: TestContext.Current.CancellationToken);
            return (table.Name, digest.Rows, digest.Hex);
        })];

    /// <summary>The digest of every table of a plan.</summary>
    internal static List<(string Table, long Rows, string Digest)> Make(Plan plan) =>
        [.. Open(plan).OrderBy(table => table.Name, StringComparer.Ordinal).Select(table =>
        {
            var digest = PlanDigest.Of(table, 2, _ => { }, CancellationToken.None);
            return (table.Name, digest.Rows, digest.ToString());
        })];
}
