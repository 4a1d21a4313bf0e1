using Delta.Sharp;
using Lakehouse.Testing;
using Lakehouse.Worlds.History;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>The casino of a week in three batches, with rows that are late and rows that are wrong at first, and the same without them.</summary>
public sealed class LateLake : IDisposable
{
    public const int Batches = 3;

    private readonly ScratchFolder _scratch = new();

    public LateLake()
    {
        Folder = _scratch.Sub("lake");
        Truth = _scratch.Sub("truth");
        Runs.Generate(HistoryLake.Request(Folder, Demo, Batches));
        Runs.Generate(HistoryLake.Request(Truth, HistoryLake.Demo, Batches));
    }

    public static IReadOnlyList<string> Events { get; } =
        [HistoryLake.Events, "bronze_table_games", "bronze_financial_txn", "bronze_security_events", "bronze_compliance"];

    public string Folder { get; }

    /// <summary>The lake whose batches are whole at once.</summary>
    public string Truth { get; }

    internal static Plan Demo { get; } = Plan(late: 0.2m, wrong: 0.1m);

    public void Dispose() => _scratch.Dispose();

    internal static Plan Plan(decimal late, decimal wrong, decimal faults = 0) => HistoryLake.Plan(new PlanRequest
    {
        Scale = "demo",
        Knobs = new Dictionary<string, decimal>
        {
            ["history.late_share"] = late,
            ["history.correction_share"] = wrong,
            [WorldDefinition.FaultRate] = faults,
        },
    });

    internal string Copy(ScratchFolder scratch)
    {
        FolderTree.Copy(Folder, scratch.Sub("copy"));
        return scratch.Sub("copy");
    }

    /// <summary>How many rows of a batch are late, and how many wrong, when it comes.</summary>
    internal static (long Late, long Wrong) Open(Plan plan, int batches, string table, int batch)
    {
        var plans = Batching.Cut(plan, batches);
        var rows = Table(plans[batch]);
        var begin = batch == 0 ? 0 : Table(plans[batch - 1]).RowCount;
        var first = new FirstDelivery(plan, rows);
        var slices = rows.Slices().Where(slice => slice.FirstRow >= begin).ToList();
        return (slices.Sum(first.LateRows), slices.Sum(first.WrongRows));

        WorldTable Table(Plan until) => HistoryLake.Open(until).First(t => t.Name == table);
    }

    /// <summary>One table of two lakes, each at a version, by the table's key.</summary>
    internal static TableDiff Diff(string table, string a, long versionA, string b, long versionB) => TableDiff.Of(
        DeltaTable.Open(HistoryLake.TableFolder(a, table), versionA),
        DeltaTable.Open(HistoryLake.TableFolder(b, table), versionB),
        new TableDiffOptions { Key = WorldDefinition.Find("casino").Table(table).Key },
        TestContext.Current.CancellationToken);
}
