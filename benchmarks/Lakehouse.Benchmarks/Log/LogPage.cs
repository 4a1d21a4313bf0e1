using System.Globalization;
using System.Text;
using Lakehouse.Benchmarks.Charts;

namespace Lakehouse.Benchmarks.Log;

/// <summary>A log as a page for people: ratios first, then what they rest on.</summary>
internal static class LogPage
{
    private static readonly string[] s_columns =
    [
        "case", "samples", "rows", "columns", "wall s", "CPU s", "spread", "M rows / CPU s", "M rows / s", "x calibrator", "managed B/row",
        "peak MB", "files MB",
    ];

    /// <param name="log">The log.</param>
    /// <param name="file">The name of its file, which the files of its charts are named by.</param>
    public static string Of(BenchmarkLog log, string file)
    {
        var text = new StringBuilder();
        Line(text, $"# Benchmarks of {log.Date}, {log.Processor}");
        Line(text, $"");
        Line(text, $"`{log.Command}` at commit {log.Commit}, {log.Cores} cores.");
        Line(text, $"Figures are medians; every sample is in [the log]({file}).");
        Line(text, $"");
        Line(text, $"![{SpeedChart.Title}]({StoredLog.ChartOf(file, SpeedChart.Name)})");
        Line(text, $"");
        Line(text, $"The calibrator of a table is one thread of DuckDB that writes the same rows from memory as snappy Parquet.");
        Rivals(text, log);
        Line(text, $"");
        Line(text, $"## Against the targets");
        Line(text, $"");
        text.Append(Targets.TableOf(log));
        Sweeps(text, log, file);
        if (Starts.Of(log) is { Length: > 0 } starts)
        {
            Line(text, $"");
            Line(text, $"## Ways of starting, and the worker");
            Line(text, $"");
            text.Append(starts);
        }

        Cases(text, log);
        Setting(text, log);
        return text.ToString();
    }

    private static void Rivals(StringBuilder text, BenchmarkLog log)
    {
        if (Rivalry.TableOf(log) is { Length: > 0 } rivals)
        {
            Line(text, $"");
            Line(text, $"## Rivals, in the same run");
            Line(text, $"");
            text.Append(rivals);
            Line(text, $"");
            text.Append(Rivalry.WordsOf(log));
        }
    }

    private static void Sweeps(StringBuilder text, BenchmarkLog log, string file)
    {
        if (Sweep.Of(log) is { Count: > 0 } sweep)
        {
            Line(text, $"");
            Line(text, $"## Rows against time and memory");
            Line(text, $"");
            Line(text, $"![{SweepChart.Title}]({StoredLog.ChartOf(file, SweepChart.Name)})");
            Line(text, $"");
            text.Append(Sweep.TableOf(sweep));
        }
    }

    private static void Cases(StringBuilder text, BenchmarkLog log)
    {
        Line(text, $"");
        Line(text, $"## Every case");
        Line(text, $"");
        Line(text, $"CPU is user and system time of the whole process; spread is the slowest sample's CPU less the fastest's,");
        Line(text, $"as a share of the median. Work of one process is measured after doing it twice to warm up, commands are not.");
        Line(text, $"");
        Line(text, $"| {string.Join(" | ", s_columns)} |");
        Line(text, $"|{string.Concat(s_columns.Select(_ => "---|"))}");
        foreach (var result in log.Results.Where(r => r.Absent is null))
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

        List(text, "Everything was there.", "Not there:", log.Results.Where(r => r.Absent is not null).Select(r => (r.Name, r.Absent!)));
        List(text, "Nothing failed.", "Failed:", log.Results.SelectMany(r => r.Failures.Select(f => (r.Name, f))));
    }

    private static void Setting(StringBuilder text, BenchmarkLog log)
    {
        Line(text, $"");
        Line(text, $"## The machine");
        Line(text, $"");
        Line(text, $"- {log.Processor}, {log.Cores} cores, {Figures.Number(log.MemoryGigabytes)} GB, {log.OperatingSystem}");
        Line(text, $"- Load average before and after: {string.Join(" and ", log.LoadBeforeAndAfter)}");
        Line(text, $"- Versions: {string.Join(", ", log.Versions.Select(v => $"{v.Key} {v.Value}"))}");
    }

    private static void List(StringBuilder text, string none, string some, IEnumerable<(string Case, string Sentence)> sentences)
    {
        var lines = sentences.ToList();
        Line(text, $"");
        Line(text, $"{(lines.Count == 0 ? none : some)}");
        if (lines.Count > 0)
        {
            Line(text, $"");
            lines.ForEach(l => Line(text, $"- `{l.Case}`: {l.Sentence}"));
        }
    }

    private static string Cells(BenchmarkLog log, CaseResult result)
    {
        if (log.Find(result.Name) is not { } summary)
        {
            return string.Concat(Enumerable.Repeat(" | -", s_columns.Length - 2));
        }

        return string.Concat(new[]
        {
            Figures.Whole(summary.Rows),
            Figures.Whole(summary.Columns),
            Figures.Number(summary.Seconds),
            Figures.Number(summary.CpuSeconds),
            Figures.Percent(summary.Spread),
            Figures.Millions(summary.RowsPerCpuSecond),
            Figures.Millions(summary.RowsPerSecond),
            Figures.Number(Contest.Ratio(log, result.Name)),
            Figures.Number(summary.AllocatedPerRow),
            Figures.Millions(summary.PeakBytes),
            Figures.Millions(summary.FileBytes),
        }.Select(cell => " | " + cell));
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
