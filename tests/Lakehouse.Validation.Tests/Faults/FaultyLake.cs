using System.Globalization;
using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Testing;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests.Faults;

/// <summary>A casino with faults beside the same casino without, open for queries as <c>casino</c> and <c>clean</c>.</summary>
public sealed class FaultyLake : IDisposable
{
    private const string Key = "bronze_answer_key";

    private readonly ScratchFolder _folder = new();
    private readonly QuerySession _session;

    public FaultyLake(string scale, ulong seed, decimal rate, string? onlyKind = null)
    {
        var casino = WorldDefinition.Find("casino");
        var knobs = casino.Knobs
            .Where(k => onlyKind is not null && k.IsWeight && k.Group == "faults" && k.Name != $"faults.{onlyKind}")
            .ToDictionary(k => k.Name, _ => 0m);
        knobs.Add(WorldDefinition.FaultRate, rate);
        var request = new PlanRequest { Scale = scale, Seed = seed };
        var clean = casino.MakePlan(request);
        Clean = World.Open(clean);
        Generate(clean, "clean");
        Generate(casino.MakePlan(request with { Knobs = knobs }), "casino");
        _session = Lake.Open(_folder.Sub("casino")).Query();
        PlanFunctions.AddTo(_session, clean);
        foreach (var table in Lake.Open(_folder.Sub("clean")).Tables)
        {
            _session.Add("clean", table.Name, () => table.Open());
        }
    }

    /// <summary>The world without faults.</summary>
    public World Clean { get; }

    /// <summary>The tables that have faults.</summary>
    public IEnumerable<WorldTable> Tables => Clean.Tables.Where(t => t.Name.StartsWith("bronze_", StringComparison.Ordinal));

    public IReadOnlyList<string?[]> Query(string sql)
    {
        using var result = _session.Query(sql, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(result.Batches())];
    }

    public long Count(string from) =>
        long.Parse(Query($"SELECT count(*) FROM {from}")[0][0]!, CultureInfo.InvariantCulture);

    /// <summary>What the key says of a table, in the form of a query for key, kind and column.</summary>
    public static string Answers(string table) =>
        $"SELECT row_key, fault_kind, column_name FROM casino.{Key} WHERE table_name = '{table}'";

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private void Generate(Plan plan, string name) => Generator.Run(
        new GenerationRequest
        {
            Plan = plan,
            Tables = World.Open(plan).Tables,
            Folder = _folder.Sub(name),
            Layout = Layout.Of(LakeFormat.Delta),
            Threads = Environment.ProcessorCount,
            Clock = TimeProvider.System,
        },
        TestContext.Current.CancellationToken);
}
