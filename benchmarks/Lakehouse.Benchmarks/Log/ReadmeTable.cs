using System.Globalization;
using System.Text;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Charts;

namespace Lakehouse.Benchmarks.Log;

/// <summary>The part of the README that is made from a log.</summary>
internal static class ReadmeTable
{
    public const string Begin = "<!-- benchmarks -->\n";
    public const string End = "<!-- /benchmarks -->";

    private const double Microseconds = 1e6;

    // On another machine, so it is told as an order of magnitude.
    private const double PeerRowsPerSecond = 12_200;

    /// <param name="log">The log.</param>
    /// <param name="page">The log's page, from the README.</param>
    public static string Of(BenchmarkLog log, string page)
    {
        var text = new StringBuilder();
        Line(text, $"Measured on {log.Date} on {log.Processor} ({log.Cores} cores), medians; every sample is in [the log]({page}).");
        Line(text, $"The calibrator is one thread of DuckDB {log.Versions["DuckDB"]} writing the same rows from memory as snappy Parquet.");
        Line(text, $"");
        Line(text, $"![{SpeedChart.Title}]({StoredLog.ChartOf(page, SpeedChart.Name)})");
        if (Rivalry.TableOf(log) is { Length: > 0 } rivals)
        {
            Line(text, $"");
            Line(text, $"Rivals in the same run; the log says how far each comparison goes.");
            Line(text, $"");
            text.Append(rivals);
        }

        Line(text, $"");
        text.Append(Targets.TableOf(log));
        if (Sweep.Of(log) is { Count: > 0 })
        {
            Line(text, $"");
            Line(text, $"![{SweepChart.Title}]({StoredLog.ChartOf(page, SweepChart.Name)})");
        }

        if (Starts.Of(log) is { Length: > 0 } starts)
        {
            Line(text, $"");
            text.Append(starts);
        }

        Line(text, $"");
        Line(text, $"Million rows per CPU second (in brackets: times the calibrator):");
        Line(text, $"");
        Line(text, $"| table | {string.Join(" | ", Contest.Paths.Select(p => p.Title))} |");
        Line(text, $"|---|{string.Concat(Contest.Paths.Select(_ => "---|"))}");
        foreach (var table in Catalogue.Tables)
        {
            Line(text, $"| {table} | {string.Join(" | ", Contest.Paths.Select(p => Speed(log, p.Kind, table)))} |");
        }

        if (log.Find(Catalogue.WholeSeed) is { Rows: { } rows, Seconds: { } seconds } whole)
        {
            Line(text, $"");
            var peer = Figures.Number(rows / seconds / PeerRowsPerSecond);
            var calibrator = Figures.Number(whole.RowsPerCpuSecond / log.Find(Catalogue.CalibratedSeed)?.RowsPerCpuSecond);
            Line(text, $"The seed's whole data set, `generate casino --all`, takes {Figures.Number(seconds)} s, start included:");
            Line(text, $"{Figures.Whole(rows)} rows in seven tables, {Figures.Whole(rows / seconds)} a second. That is {peer} times");
            Line(text, $"what is told of the seed's own generator, and {calibrator} times the calibrator's rows a CPU second.");
        }

        Line(text, $"");
        var (small, large) = (PerRow(log, "profiles/large"), PerRow(log, "profiles/100"));
        Line(text, $"A profile takes {small} us in a casino of 10,000 players and {large} us in one of a million;");
        Line(text, $"its two keyed hashes alone take {PerRow(log, "hashes/" + Catalogue.Profiles)} us.");
        return text.ToString();
    }

    /// <summary>The README with the part replaced.</summary>
    public static string Replace(string readme, string table)
    {
        var (begin, end) = Part(readme);
        return string.Concat(readme.AsSpan(0, begin), table, readme.AsSpan(end));
    }

    /// <summary>The part as it stands.</summary>
    public static string Find(string readme)
    {
        var (begin, end) = Part(readme);
        return readme[begin..end];
    }

    private static (int Begin, int End) Part(string readme)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        return begin >= Begin.Length && end >= begin
            ? (begin, end)
            : throw new InvalidDataException($"The README has no lines '{Begin.TrimEnd()}' and '{End}' for the table to stand between.");
    }

    private static string Speed(BenchmarkLog log, string path, string table)
    {
        var name = $"{path}/{table}";
        var (speed, ratio) = (log.Find(name)?.RowsPerCpuSecond, Contest.Ratio(log, name));
        return path == Contest.CalibratorKind || ratio is null
            ? Figures.Millions(speed)
            : $"{Figures.Millions(speed)} ({Figures.Number(ratio)})";
    }

    private static string PerRow(BenchmarkLog log, string name) => Figures.Number(Microseconds / log.Find(name)?.RowsPerCpuSecond);

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
