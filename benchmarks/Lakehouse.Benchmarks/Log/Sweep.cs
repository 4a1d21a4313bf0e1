using System.Globalization;
using Lakehouse.Benchmarks.Cases;

namespace Lakehouse.Benchmarks.Log;

/// <summary>What so many rows took in one format.</summary>
internal sealed record SweepPoint(string Format, long Rows, CaseSummary Summary);

/// <summary>The points of a sweep that a log holds.</summary>
internal static class Sweep
{
    public static IReadOnlyList<SweepPoint> Of(BenchmarkLog log) =>
    [
        .. from result in log.Results
           let parts = result.Name.Split('/')
           where parts is [SweepCase.Kind, _, _]
           let summary = log.Find(result.Name)
           where summary is not null
           select new SweepPoint(parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture), summary),
    ];

    /// <summary>The points as the lines of a table in Markdown.</summary>
    public static string TableOf(IEnumerable<SweepPoint> points) => string.Concat(
        points
            .Select(p => $"| {p.Format} | {Figures.Whole(p.Rows)} "
                + $"| {Figures.Number(p.Summary.Seconds)} | {Figures.Number(p.Summary.CpuSeconds)} "
                + $"| {Figures.Millions(p.Summary.RowsPerCpuSecond)} | {Figures.Millions(p.Summary.PeakBytes)} "
                + $"| {Figures.Millions(p.Summary.FileBytes)} |\n")
            .Prepend("| format | rows | wall s | CPU s | M rows / CPU s | peak MB | disk MB |\n|---|---|---|---|---|---|---|\n"));
}
