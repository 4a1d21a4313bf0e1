using System.Globalization;
using System.Text;
using Lakehouse.Benchmarks.Cases;

namespace Lakehouse.Benchmarks.Log;

/// <summary>The part of the README that is made from a log.</summary>
internal static class ReadmeTable
{
    public const string Begin = "<!-- benchmarks -->\n";
    public const string End = "<!-- /benchmarks -->";

    private const double Microseconds = 1e6;

    private static readonly (string Prefix, string Title)[] s_paths =
    [
        ("batches", "into batches"), ("statistics", "with Delta statistics"), ("parquet", "through Parquet"),
        ("delta-1", "to Delta"), ("delta-2", "to Delta, 2 threads"), ("calibrator", "calibrator"),
    ];

    /// <summary>Whether cases of this kind take rows of a table some way that the calibrator takes too.</summary>
    public static bool IsPath(string kind) => s_paths.Any(p => p.Prefix == kind);

    /// <param name="log">The log.</param>
    /// <param name="page">The log's page, from the README.</param>
    public static string Of(BenchmarkLog log, string page)
    {
        var text = new StringBuilder();
        Line(text, $"Measured on {log.Date} on {log.Processor} ({log.Cores} cores), medians; every sample is in [the log]({page}).");
        Line(text, $"The calibrator is one thread of DuckDB {log.Versions["DuckDB"]} writing the same rows from memory as snappy Parquet.");
        Line(text, $"");
        text.Append(Targets.TableOf(log));
        Line(text, $"");
        Line(text, $"Million rows per CPU second (in brackets: times the calibrator):");
        Line(text, $"");
        Line(text, $"| table | {string.Join(" | ", s_paths.Select(p => p.Title))} |");
        Line(text, $"|---|{string.Concat(s_paths.Select(_ => "---|"))}");
        foreach (var table in (string[])[Catalogue.Slots, Catalogue.Profiles, Catalogue.Opening])
        {
            Line(text, $"| {table} | {string.Join(" | ", s_paths.Select(p => Speed(log, p.Prefix, table)))} |");
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
        var speed = log.Find($"{path}/{table}")?.RowsPerCpuSecond;
        var ratio = speed / log.Find("calibrator/" + table)?.RowsPerCpuSecond;
        return path == "calibrator" || ratio is null ? Figures.Millions(speed) : $"{Figures.Millions(speed)} ({Figures.Number(ratio)})";
    }

    private static string PerRow(BenchmarkLog log, string name) => Figures.Number(Microseconds / log.Find(name)?.RowsPerCpuSecond);

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
