using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Lakehouse.Benchmarks.Cases.Rivals;
using Lakehouse.Benchmarks.Duck;

namespace Lakehouse.Benchmarks.Log;

/// <summary>What a log says about where it was measured.</summary>
internal static class ThisMachine
{
    private const double Gigabyte = 1e9;

    public static string Processor { get; } = ReadValue("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    public static double MemoryGigabytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte;

    /// <summary>The load average of the last minute.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    public static IReadOnlyDictionary<string, string> Versions(string root) => new Dictionary<string, string>
    {
        [".NET SDK"] = Ask(root, "dotnet", "--version"),
        [".NET"] = Environment.Version.ToString(),
        ["Apache.Arrow"] = VersionOf(typeof(Apache.Arrow.RecordBatch)),
        ["ParquetSharp"] = VersionOf(typeof(ParquetSharp.ParquetFileWriter)),
        ["DuckDB.NET"] = VersionOf(typeof(DuckDB.NET.Data.DuckDBConnection)),
        ["DuckDB"] = MemoryTable.EngineVersion,
        ["Bogus"] = VersionOf(typeof(Bogus.Faker)),
        ["Parquet.Net"] = VersionOf(typeof(Parquet.ParquetWriter)),
        ["tpchgen-cli"] = TpchgenProgram.Version ?? "absent",
    };

    public static string Commit(string root)
    {
        var commit = Ask(root, "git", "rev-parse", "--short=12", "HEAD");

        // What a run writes itself changes nothing of what it measures.
        string[] status = ["status", "--porcelain", "--untracked-files=no", "--", ".", ":!benchmarks/results", ":!README.md"];
        return Ask(root, "git", status).Length == 0 ? commit : commit + " with changes";
    }

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? type.Assembly.GetName().Version!.ToString();

    private static string Ask(string root, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        })!;
        var answer = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? answer
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static string? ReadValue(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
