using System.Globalization;
using System.Text;

namespace Lakehouse.Benchmarks.Log;

/// <summary>A log as a page for people.</summary>
internal static class LogPage
{
    private static readonly string[] s_columns =
    [
        "case", "samples", "rows", "wall s", "CPU s", "spread", "M rows / CPU s", "M rows / s", "x calibrator", "managed B/row",
        "peak MB", "files MB",
    ];

    public static string Of(BenchmarkLog log)
    {
        var text = new StringBuilder();
        Line(text, $"# Benchmarks of {log.Date}, {log.Processor}");
        Line(text, $"");
        Line(text, $"Made from the `.json` beside it, which has every sample. Command: `{log.Command}`, commit {log.Commit}.");
        Line(text, $"");
        Line(text, $"- Machine: {log.Processor}, {log.Cores} cores, {Figures.Number(log.MemoryGigabytes)} GB, {log.OperatingSystem}");
        Line(text, $"- Load average before and after: {string.Join(" and ", log.LoadBeforeAndAfter)}");
        Line(text, $"- Versions: {string.Join(", ", log.Versions.Select(v => $"{v.Key} {v.Value}"))}");
        Line(text, $"");
        text.Append(Targets.TableOf(log));
        Line(text, $"");
        Line(text, $"Medians. CPU is user and system time of the whole process; spread is the slowest sample's CPU less the fastest's,");
        Line(text, $"as a share of the median. Work of one process is measured after doing it twice to warm up, commands are not.");
        Line(text, $"");
        Line(text, $"| {string.Join(" | ", s_columns)} |");
        Line(text, $"|{string.Concat(s_columns.Select(_ => "---|"))}");
        foreach (var result in log.Results)
        {
            Line(text, $"| {result.Name} | {result.Samples.Count}{Cells(log, result)} |");
        }

        Line(text, $"");
        Line(text, $"What each case does:");
        Line(text, $"");
        foreach (var result in log.Results)
        {
            Line(text, $"- `{result.Name}`: {result.What}");
        }

        var failures = log.Results.SelectMany(r => r.Failures.Select(f => $"- `{r.Name}`: {f}")).ToList();
        Line(text, $"");
        Line(text, $"{(failures.Count == 0 ? "Nothing failed." : "Failed:")}");
        failures.ForEach(f => Line(text, $"{f}"));
        return text.ToString();
    }

    private static string Cells(BenchmarkLog log, CaseResult result)
    {
        if (log.Find(result.Name) is not { } summary)
        {
            return string.Concat(Enumerable.Repeat(" | -", s_columns.Length - 2));
        }

        var parts = result.Name.Split('/');
        var calibrator = ReadmeTable.IsPath(parts[0]) ? log.Find("calibrator/" + parts[^1])?.RowsPerCpuSecond : null;
        return string.Concat(new[]
        {
            Figures.Whole(summary.Rows),
            Figures.Number(summary.Seconds),
            Figures.Number(summary.CpuSeconds),
            Figures.Percent(summary.Spread),
            Figures.Millions(summary.RowsPerCpuSecond),
            Figures.Millions(summary.RowsPerSecond),
            Figures.Number(summary.RowsPerCpuSecond / calibrator),
            Figures.Number(summary.AllocatedPerRow),
            Figures.Millions(summary.PeakBytes),
            Figures.Millions(summary.FileBytes),
        }.Select(cell => " | " + cell));
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
