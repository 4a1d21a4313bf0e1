using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Log;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks;

/// <summary>A run of all cases, each sample in a process of its own.</summary>
internal static partial class Suite
{
    private const string FailedCase = "failed: ";

    public static BenchmarkLog Run(string root, RunOptions options)
    {
        var before = ThisMachine.Load;
        var all = Catalogue.Cases(options);
        var absences = all.ToDictionary(c => c.Name, c => c.Absence(new Setting(root, root)));
        var cases = all.Where(c => absences[c.Name] is null).ToList();
        var reports = new List<Report>();

        // Round after round, so that a slow stretch of the machine touches every case and not one.
        for (var round = 0; round < cases.Max(c => c.Repeats); round++)
        {
            foreach (var benchmark in cases.Where(c => round < c.Repeats))
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {benchmark.Name}"));
                reports.AddRange(Start(benchmark, options));
            }
        }

        return new BenchmarkLog
        {
            Date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Commit = ThisMachine.Commit(root),
            Command = string.Join(' ', options.Arguments.Prepend("benchmarks/run")),
            Processor = ThisMachine.Processor,
            Cores = Environment.ProcessorCount,
            MemoryGigabytes = Math.Round(ThisMachine.MemoryGigabytes, 1),
            OperatingSystem = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
            Versions = ThisMachine.Versions(root),
            LoadBeforeAndAfter = [before, ThisMachine.Load],
            Results =
            [
                .. reports.GroupBy(r => r.Name).Select(g => new CaseResult(
                    g.Key,
                    g.First().What,
                    [.. g.Select(r => r.Sample).OfType<Sample>()],
                    [.. g.Select(r => r.Failure).OfType<string>()])
                {
                    Comparable = cases.Find(c => c.Name == g.Key)?.Comparable,
                }),
                .. all.Where(c => absences[c.Name] is not null).Select(c => new CaseResult(c.Name, c.What, [], [])
                {
                    Comparable = c.Comparable,
                    Absent = absences[c.Name],
                }),
            ],
        };
    }

    /// <summary>The name of a log's files.</summary>
    public static string NameOf(BenchmarkLog log) =>
        $"{log.Date}-{NotInNames().Replace(log.Processor.ToLowerInvariant(), "-").Trim('-')}";

    /// <summary>The child's part: measures one case once and prints its reports, a line each.</summary>
    public static void Measure(string root, string name, RunOptions options)
    {
        var benchmark = Catalogue.Cases(options).Single(c => c.Name == name);
        var folder = Path.Combine(root, "artifacts", "benchmarks");
        var work = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"work-{Environment.ProcessId}"));
        Directory.CreateDirectory(work);
        try
        {
            foreach (var report in benchmark.Run(new Setting(root, work)))
            {
                Console.WriteLine(JsonSerializer.Serialize(report));
            }
        }
        catch (Exception failure)
        {
            // Whatever went wrong belongs in the log, and the other cases go on.
            Console.WriteLine(JsonSerializer.Serialize(new Report(name, benchmark.What, Sample: null, failure.Message)));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static List<Report> Start(BenchmarkCase benchmark, RunOptions options)
    {
        string[] arguments = [typeof(Suite).Assembly.Location, "--case", benchmark.Name, .. options.Arguments];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var reports = new List<Report>();
        while (child.StandardOutput.ReadLine() is { } line)
        {
            reports.Add(JsonSerializer.Deserialize<Report>(line)!);
        }

        child.WaitForExit();
        if (child.ExitCode != 0)
        {
            var how = string.Create(CultureInfo.InvariantCulture, $"The process that measured it ended with {child.ExitCode}.");
            reports.Add(new Report(benchmark.Name, benchmark.What, Sample: null, how));
        }

        foreach (var report in reports.Where(r => r.Failure is not null))
        {
            Console.Error.WriteLine($"  {FailedCase}{report.Failure}");
        }

        return reports;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();
}
