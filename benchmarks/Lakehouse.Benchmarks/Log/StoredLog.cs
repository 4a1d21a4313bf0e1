using Lakehouse.Benchmarks.Charts;

namespace Lakehouse.Benchmarks.Log;

/// <summary>The files that lie beside a log and follow from it.</summary>
internal static class StoredLog
{
    /// <summary>The page of a log's file.</summary>
    public static string PageOf(string file) => Path.ChangeExtension(file, ".md");

    /// <summary>The file of a chart, from the log's file or its page.</summary>
    public static string ChartOf(string file, string chart) => $"{Path.ChangeExtension(file, null)}-{chart}.svg";

    /// <summary>The charts that a log has figures for, by name.</summary>
    public static IReadOnlyDictionary<string, string> ChartsOf(BenchmarkLog log)
    {
        var charts = new SortedDictionary<string, string>(StringComparer.Ordinal) { [SpeedChart.Name] = SpeedChart.Of(log) };
        if (Sweep.Of(log) is { Count: > 0 } sweep)
        {
            charts[SweepChart.Name] = SweepChart.Of(sweep);
        }

        return charts;
    }

    /// <summary>Writes page and charts beside the log.</summary>
    public static void WritePage(string file, BenchmarkLog log)
    {
        foreach (var (name, chart) in ChartsOf(log))
        {
            File.WriteAllText(ChartOf(file, name), chart);
        }

        File.WriteAllText(PageOf(file), LogPage.Of(log, Path.GetFileName(file)));
    }
}
