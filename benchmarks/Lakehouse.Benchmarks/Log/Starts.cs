using Lakehouse.Benchmarks.Cases;

namespace Lakehouse.Benchmarks.Log;

/// <summary>What the ways of starting lakehouse take, and what its worker does.</summary>
internal static class Starts
{
    /// <summary>What was measured, as a table in Markdown and a sentence; empty where nothing was.</summary>
    public static string Of(BenchmarkLog log)
    {
        var rows = Installed.Ways
            .Select(way => (Way: way, Help: Find(way, StartCase.Help), Demo: Find(way, StartCase.Demo)))
            .Where(way => way.Help is not null || way.Demo is not null)
            .Select(way => $"| {way.Way.What} | {Figures.Megabytes((way.Help ?? way.Demo)?.ProgramBytes)} "
                + $"| {Figures.Seconds(way.Help?.Seconds)} | {Figures.Seconds(way.Demo?.Seconds)} |\n")
            .ToList();
        var table = rows.Count == 0
            ? ""
            : string.Concat(rows.Prepend("| started as | size | `--help` | first lake, `--scale demo` |\n|---|---|---|---|\n"));
        return string.Join('\n', new[] { table, WorkerOf(log) }.Where(part => part.Length > 0));

        CaseSummary? Find(Installed way, string label) => log.Find($"{StartCase.Kind}/{way.Name}/{label}");
    }

    private static string WorkerOf(BenchmarkLog log)
    {
        if (log.Find($"{WorkerCase.Kind}/{Catalogue.Slots}") is not { } worker)
        {
            return "";
        }

        var embedded = log.Find(Catalogue.WholeDelta);
        var start = log.Find(WorkerStartCase.CaseName);
        return $"The worker that executors run ({Figures.Megabytes(worker.ProgramBytes)}, {Figures.Seconds(start?.Seconds)} to start) "
            + $"makes {Figures.Millions(worker.RowsPerCpuSecond)} M rows of slot telemetry per CPU second,\n"
            + $"{Figures.Number(worker.RowsPerCpuSecond / embedded?.RowsPerCpuSecond)} times what the whole command to Delta makes.\n";
    }
}
