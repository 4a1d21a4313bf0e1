using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Measuring;
using Lakehouse.Testing;

namespace Lakehouse.Benchmarks.Tests.Budgets;

/// <summary>
/// The physical memory that <c>lakehouse generate</c> holds at its most: for many rows, and as times that for few rows of
/// the same floor, which says whether it is flat.
/// </summary>
internal static class PeakMemory
{
    private const int Runs = 2;
    private const double Megabyte = 1e6;

    public static IEnumerable<KeyValuePair<string, Func<double>>> Measurements()
    {
        foreach (var format in RunOptions.Formats)
        {
            var (rows, few, many) = Size(format);
            var peaks = new Lazy<(long Few, long Many)>(() => (Peak(format, rows, few), Peak(format, rows, many)));
            yield return KeyValuePair.Create<string, Func<double>>($"peakMegabytes/generate/{format}", () => peaks.Value.Many / Megabyte);
            yield return KeyValuePair.Create<string, Func<double>>(
                $"peakGrowth/generate/{format}", () => (double)peaks.Value.Many / peaks.Value.Few);
        }
    }

    // Parquet files as full as they get, and so many on several threads that all buffers are there; texts have nothing to
    // fill, and take more of the disk. DuckDB fills the memory that it may have as its file grows, so only many rows show
    // that it stops there.
    private static (int RowsPerDay, int FewDays, int ManyDays) Size(string format) => format switch
    {
        "delta" or "parquet" => (1_000_000, 8, 24),
        "duckdb" => (250_000, 8, 24),
        _ => (250_000, 2, 8),
    };

    // When garbage is collected is chance, which can only add to what is needed; so the least of some runs.
    private static long Peak(string format, int rowsPerDay, int days) =>
        Enumerable.Range(0, Runs).Min(_ => PeakOfRun(format, rowsPerDay, days));

    // The program beside the tests, by way of a process that has no other child, so that the peak is this command's.
    private static long PeakOfRun(string format, int rowsPerDay, int days)
    {
        using var folder = new ScratchFolder();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                typeof(Suite).Assembly.Location, "--measure", Path.Combine(AppContext.BaseDirectory, "lakehouse"),
                "generate", "casino", "--tables", Catalogue.Slots, "--slots", Text(days * rowsPerDay), "--days", Text(days),
                "--format", format, "--threads", "2", "--quiet", "--out", folder.Sub("lake"),
            },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        var failure = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Sample>(said)!.PeakBytes!.Value : throw new InvalidOperationException(failure);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
