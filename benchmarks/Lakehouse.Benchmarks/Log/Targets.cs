using Lakehouse.Benchmarks.Cases;

namespace Lakehouse.Benchmarks.Log;

/// <summary>What the design asks for, against a log.</summary>
internal static class Targets
{
    /// <summary>The physical memory that must do for any number of rows.</summary>
    public const double MostMegabytes = 600;

    private const double Million = 1e6;
    private const double Milliseconds = 1e3;

    /// <summary>All targets as the lines of a table in Markdown.</summary>
    public static string TableOf(BenchmarkLog log) =>
        string.Concat(Of(log).Select(target => $"{target}\n").Prepend("| work | measured | must | want | |\n|---|---|---|---|---|\n"));

    public static IReadOnlyList<Target> Of(BenchmarkLog log)
    {
        var batches = log.Find("batches/" + Catalogue.Slots);
        var parquet = log.Find("parquet/" + Catalogue.Slots);
        var long30 = log.Find("memory/30-days")?.PeakBytes;
        return
        [
            new("slot telemetry into record batches, one core", batches?.RowsPerCpuSecond / Million, " M rows/s", 5, 10, true),
            new(
                "slot telemetry to Delta with statistics, rows per CPU second",
                log.Find("delta-1/" + Catalogue.Slots)?.RowsPerCpuSecond / log.Find("calibrator/" + Catalogue.Slots)?.RowsPerCpuSecond,
                " x calibrator", 1.5, 2.5, true),
            new("managed memory allocated, into batches", batches?.AllocatedPerRow, " B/row", 1, 0.1, false),
            new("managed memory allocated, through Parquet", parquet?.AllocatedPerRow, " B/row", 1, 0.1, false),
            new("peak memory of `--scale 100 --threads 1 --days 30`, slot telemetry", long30 / Million, " MB", MostMegabytes, 300, false),
            new("the same, against `--days 2`", long30 / log.Find("memory/2-days")?.PeakBytes, " x", 1.1, null, false),
            new("`lakehouse --help`", log.Find(AnswersCase.Help)?.Seconds, " s", 0.25, 0.15, false),
            new("`lakehouse generate casino --scale demo`, first rows", log.Find("generate/demo")?.Seconds, " s", 1.5, 0.7, false),
            Answer(Catalogue.Slots, "`lakehouse row` of a slot event among 10^12"),
            Answer(Catalogue.Profiles, "`lakehouse row` of a profile among as many players as go with them"),
        ];

        Target Answer(string table, string work) => new(
            work + ", above `--help`",
            (log.Find("row/" + table)?.Seconds - log.Find(AnswersCase.Help)?.Seconds) * Milliseconds,
            " ms", 100, null, false);
    }
}
