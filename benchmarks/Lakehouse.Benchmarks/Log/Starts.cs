using Lakehouse.Benchmarks.Cases;

namespace Lakehouse.Benchmarks.Log;

/// <summary>What the ways of starting lakehouse take.</summary>
internal static class Starts
{
    /// <summary>The ways that were measured as the lines of a table in Markdown; empty where none was.</summary>
    public static string TableOf(BenchmarkLog log)
    {
        var rows = StartWay.All
            .Select(way => (way.What, Help: Of(way, StartCase.Help), Demo: Of(way, StartCase.Demo)))
            .Where(way => way.Help is not null || way.Demo is not null)
            .Select(way => $"| {way.What} | {Figures.Seconds(way.Help)} | {Figures.Seconds(way.Demo)} |\n")
            .ToList();
        return rows.Count == 0
            ? ""
            : string.Concat(rows.Prepend("| started as | `--help` | first lake, `--scale demo` |\n|---|---|---|\n"));

        double? Of(StartWay way, string label) => log.Find($"{StartCase.Kind}/{way.Name}/{label}")?.Seconds;
    }
}
