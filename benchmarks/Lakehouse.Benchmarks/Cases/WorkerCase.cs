using System.Globalization;
using System.Text.Json;
using Lakehouse.Benchmarks.Measuring;
using Lakehouse.Generation;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>All slices of a table by one worker, as an executor hands them out: numbers in, files and records out.</summary>
internal sealed record WorkerCase(Workload Workload)
    : SingleCase($"{Kind}/{Workload.Table}", $"the slices of {Workload} by one lakehouse-worker that gets their numbers at once")
{
    public const string Kind = "worker";

    public override string? Absence(Setting setting) => Installed.Worker.Absence(setting);

    protected override Sample Measure(Setting setting)
    {
        var world = Workload.OpenWorld();
        var table = world.Table(Workload.Table);
        var layout = Layout.Of(LakeFormat.Delta);
        var (planFile, layoutFile) = (Path.Combine(setting.Work, "plan.json"), Path.Combine(setting.Work, "layout.json"));
        File.WriteAllText(planFile, world.Plan.ToJson());
        File.WriteAllText(layoutFile, layout.ToJson());
        var folder = Directory.CreateDirectory(Path.Combine(setting.Work, Workload.Table)).FullName;
        string[] arguments = ["--plan", planFile, "--layout", layoutFile, "--table", Workload.Table, "--out", folder];
        var slices = string.Concat(table.Slices().Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Index}\n")));

        var run = Command.Run(Installed.Worker.Program(setting)!, arguments, slices);

        var records = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToList();
        var rows = records.Sum(r => r.GetProperty("rows").GetInt64());
        return rows == table.RowCount
            ? run.Sample with
            {
                Rows = rows,
                Columns = table.Schema.Columns.Count,
                FileBytes = records.Sum(r => r.GetProperty("bytes").GetInt64()),
                ProgramBytes = Installed.Worker.Bytes(setting),
            }
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The worker made {rows} rows of {table.RowCount}."));
    }
}

/// <summary>What starting the worker costs before its first slice.</summary>
internal sealed record WorkerStartCase() : SingleCase(CaseName, "lakehouse-worker --help")
{
    public const string CaseName = WorkerCase.Kind + "/help";

    public override string? Absence(Setting setting) => Installed.Worker.Absence(setting);

    protected override Sample Measure(Setting setting) =>
        Command.Run(Installed.Worker.Program(setting)!, ["--help"]).Sample with { PeakBytes = null };
}
