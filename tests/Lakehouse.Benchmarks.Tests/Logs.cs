using Lakehouse.Benchmarks.Log;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Tests;

/// <summary>Short ways to make logs.</summary>
internal static class Logs
{
    public static Sample Rows(long rows, double cpuSeconds) => new() { Seconds = cpuSeconds, CpuSeconds = cpuSeconds, Rows = rows };

    public static Sample Seconds(double seconds) => new() { Seconds = seconds, CpuSeconds = seconds };

    public static CaseResult Result(string name, params Sample[] samples) => new(name, $"what {name} does", samples, []);

    public static BenchmarkLog Of(params IEnumerable<CaseResult> results) => new()
    {
        Date = "2026-01-01",
        Commit = "0",
        Command = "benchmarks/run",
        Processor = "A processor",
        Cores = 2,
        MemoryGigabytes = 8,
        OperatingSystem = "A system",
        Versions = new Dictionary<string, string> { ["DuckDB"] = "1" },
        LoadBeforeAndAfter = ["0", "1"],
        Results = [.. results],
    };
}
