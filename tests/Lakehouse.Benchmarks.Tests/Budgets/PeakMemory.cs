using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Measuring;
using Lakehouse.Testing;

namespace Lakehouse.Benchmarks.Tests.Budgets;

/// <summary>
/// The physical memory that commands hold at their most: for many rows, and as times that for few rows of the same floor, which
/// says whether it is flat; the same for many batches and few, and for all tables of a world and one.
/// </summary>
internal static class PeakMemory
{
    private const int Runs = 2;
    private const double Megabyte = 1e6;

    // Those whose writers hold the most of a table that is being made.
    private static readonly string[] s_manyTables = ["json", "duckdb"];

    public static IEnumerable<KeyValuePair<string, Func<double>>> Measurements() => RunOptions.Formats
        .SelectMany(format =>
        {
            var (rows, few, many) = Size(format);
            return Of($"generate/{format}", () => PeakOfFormat(format, rows, few), () => PeakOfFormat(format, rows, many));
        })
        .Concat(s_manyTables.SelectMany(format => Of(
            $"tables/{format}", () => PeakOfTables(format, "--tables", Catalogue.Slots), () => PeakOfTables(format))))
        .Concat(OfBatches());

    private static IEnumerable<KeyValuePair<string, Func<double>>> Of(string name, Func<long> few, Func<long> many)
    {
        // When garbage is collected is chance, which can only add to what is needed; so the least of some runs.
        var peaks = new Lazy<(long Few, long Many)>(() => (Least(few), Least(many)));
        yield return KeyValuePair.Create<string, Func<double>>($"peakMegabytes/{name}", () => peaks.Value.Many / Megabyte);
        yield return KeyValuePair.Create<string, Func<double>>($"peakGrowth/{name}", () => (double)peaks.Value.Many / peaks.Value.Few);

        static long Least(Func<long> peak) => Enumerable.Range(0, Runs).Min(_ => peak());
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

    private static long PeakOfFormat(string format, int rowsPerDay, int days)
    {
        using var folder = new ScratchFolder();
        return PeakOf(
            "generate", "casino", "--tables", Catalogue.Slots, "--slots", Text(days * rowsPerDay), "--days", Text(days),
            "--format", format, "--threads", "2", "--quiet", "--out", folder.Sub("lake"));
    }

    private static long PeakOfTables(string format, params string[] tables)
    {
        using var folder = new ScratchFolder();
        return PeakOf([
            "generate", "casino", .. tables, "--scale", "3", "--days", "30", "--format", format, "--threads", "2", "--quiet",
            "--out", folder.Sub("lake")]);
    }

    // All tables, so that those are among them which every batch makes anew.
    private static IEnumerable<KeyValuePair<string, Func<double>>> OfBatches()
    {
        // What was made for the one is there for the other.
        var few = new Lazy<(long Made, long Verified)>(() => PeaksOfBatches(6));
        var many = new Lazy<(long Made, long Verified)>(() => PeaksOfBatches(30));
        return Of("generate/batches", () => few.Value.Made, () => many.Value.Made)
            .Concat(Of("verify/batches", () => few.Value.Verified, () => many.Value.Verified));
    }

    private static (long Made, long Verified) PeaksOfBatches(int batches)
    {
        var peaks = Enumerable.Range(0, Runs).Select(_ =>
        {
            using var folder = new ScratchFolder();
            var made = PeakOf(
                "generate", "casino", "--scale", "large", "--days", "30", "--batches", Text(batches), "--threads", "2", "--quiet",
                "--out", folder.Sub("lake"));
            return (Made: made, Verified: PeakOf("verify", folder.Sub("lake"), "--deep", "--threads", "2", "--quiet"));
        }).ToList();
        return (peaks.Min(peak => peak.Made), peaks.Min(peak => peak.Verified));
    }

    // The program beside the tests, by way of a process that has no other child, so that the peak is this command's.
    private static long PeakOf(params string[] command)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { typeof(Suite).Assembly.Location, "--measure", Path.Combine(AppContext.BaseDirectory, "lakehouse") },
        };
        foreach (var word in command)
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        var failure = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Sample>(said)!.PeakBytes!.Value : throw new InvalidOperationException(failure);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
