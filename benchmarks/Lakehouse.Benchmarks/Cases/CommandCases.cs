using System.Text.Json;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>A whole <c>./lakehouse generate</c> into a fresh lake.</summary>
internal sealed record GenerateCase(string Name, string Arguments)
    : SingleCase(Name, $"./lakehouse generate {Arguments} --json --out <fresh folder>")
{
    /// <summary>Columns of each row, where all tables have as many.</summary>
    public int? Columns { get; init; }

    protected override Sample Measure(Setting setting)
    {
        var run = Command.Run(
            setting.Lakehouse, ["generate", .. Arguments.Split(' '), "--json", "--out", Path.Combine(setting.Work, "lake")]);
        using var said = JsonDocument.Parse(run.Output);
        var tables = said.RootElement.GetProperty("tables").EnumerateArray().ToList();
        return run.Sample with
        {
            Columns = Columns,
            Rows = tables.Sum(t => t.GetProperty("rows").GetInt64()),
            FileBytes = tables.Sum(t => t.GetProperty("bytes").GetInt64()),
        };
    }
}

/// <summary>
/// Commands that answer at once, in turn with <c>--help</c>, which costs the start and nothing else: the difference of
/// the medians is what the answer itself costs.
/// </summary>
internal sealed record AnswersCase(int Rounds)
    : BenchmarkCase("answers", $"--help and one row of a casino of a trillion slot rows, in turn, {Rounds} times each")
{
    public const string Help = "help";

    private static readonly (string Name, string Arguments)[] s_commands =
    [
        (Help, "--help"),
        ("row/bronze_slot_telemetry", "row casino.bronze_slot_telemetry 12345 --slots 1000000000000"),
        ("row/bronze_player_profile", "row casino.bronze_player_profile 12345 --slots 1000000000000"),
    ];

    public override IEnumerable<Report> Run(Setting setting)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, arguments) in s_commands)
            {
                yield return new Report(name, $"./lakehouse {arguments}", Answer(setting, arguments), Failure: null);
            }
        }
    }

    private static Sample Answer(Setting setting, string arguments) =>
        Command.Run(setting.Lakehouse, arguments.Split(' ')).Sample with { PeakBytes = null };
}
