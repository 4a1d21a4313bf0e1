using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Cases.Rivals;

namespace Lakehouse.Benchmarks.Log;

/// <summary>A rival's case and the case of ours that does the most similar work, each with what it does.</summary>
internal sealed record Rivalry(string Rival, string Case, string What, string Ours)
{
    public static IReadOnlyList<Rivalry> All { get; } =
    [
        new("tpchgen (Rust): `lineitem` to Parquet", TpchgenCase.CaseName, "slot telemetry to Parquet", Catalogue.WholeParquet),
        new("Bogus (C#): players into objects", BogusMemoryCase.CaseName, "players into batches", "batches/" + Catalogue.Profiles),
        new("Bogus (C#): players through Parquet.Net", BogusParquetCase.CaseName, "players to Parquet", "parquet/" + Catalogue.Profiles),
    ];

    /// <summary>The rivals that were measured as the lines of a table in Markdown; empty where none was.</summary>
    public static string TableOf(BenchmarkLog log)
    {
        var rows = All.Select(r => r.RowOf(log)).OfType<string>().ToList();
        return rows.Count == 0
            ? ""
            : string.Concat(rows.Prepend(
                "| rival | M rows / CPU s | ours | M rows / CPU s | ours to rival, rows | ours to rival, values |\n|---|---|---|---|---|---|\n"));
    }

    /// <summary>How far each of those comparisons goes, as the lines of a list in Markdown.</summary>
    public static string WordsOf(BenchmarkLog log) => string.Concat(
        from result in log.Results
        where result.Comparable is not null && result.Absent is null
        select $"- `{result.Name}`: {result.Comparable}\n");

    private string? RowOf(BenchmarkLog log)
    {
        if (log.Find(Case) is not { } rival)
        {
            return null;
        }

        var ours = log.Find(Ours);
        return $"| {Rival} | {Figures.Millions(rival.RowsPerCpuSecond)} | {What} | {Figures.Millions(ours?.RowsPerCpuSecond)} "
            + $"| {Times(ours?.RowsPerCpuSecond / rival.RowsPerCpuSecond)} "
            + $"| {Times(ours?.ValuesPerCpuSecond / rival.ValuesPerCpuSecond)} |\n";
    }

    private static string Times(double? ratio) => ratio is null ? "-" : $"**{Figures.Number(ratio)} x**";
}
