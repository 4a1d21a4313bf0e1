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
    private const double Megabyte = 1e6;

    private const int FewDays = 2;
    private const int ManyDays = 8;

    public static IEnumerable<KeyValuePair<string, Func<double>>> Measurements()
    {
        foreach (var format in RunOptions.Formats)
        {
            var peaks = new Lazy<(long Few, long Many)>(() => (Peak(format, FewDays), Peak(format, ManyDays)));
            yield return KeyValuePair.Create<string, Func<double>>($"peakMegabytes/generate/{format}", () => peaks.Value.Many / Megabyte);
            yield return KeyValuePair.Create<string, Func<double>>(
                $"peakGrowth/generate/{format}", () => (double)peaks.Value.Many / peaks.Value.Few);
        }
    }

    // Parquet files as full as they get; the others have nothing to fill, and take more time and disk.
    private static int RowsPerDay(string format) => format is "delta" or "parquet" ? 1_000_000 : 250_000;

    // The program beside the tests, by way of a process that has no other child, so that the peak is this command's.
    private static long Peak(string format, int days)
    {
        using var folder = new ScratchFolder();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                typeof(Suite).Assembly.Location, "--measure", Path.Combine(AppContext.BaseDirectory, "lakehouse"),
                "generate", "casino", "--tables", Catalogue.Slots, "--slots", Text(days * RowsPerDay(format)), "--days", Text(days),
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
