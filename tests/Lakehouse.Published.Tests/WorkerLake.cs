using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Published.Tests;

/// <summary>A lake by the embedded engine, and what a worker is given to make the same files.</summary>
public sealed class WorkerLake : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public WorkerLake()
        : this("--scale", "small")
    {
    }

    internal WorkerLake(params string[] options)
        : this(options.Contains("--scale") ? options : [.. options, "--scale", "demo"], planOnly: false)
    {
    }

    /// <param name="options">The plan's options.</param>
    /// <param name="planOnly">Whether the lake itself stays unmade, for plans that are too large.</param>
    internal WorkerLake(string[] options, bool planOnly)
    {
        var plan = Programs.Run(Programs.Plain, ["generate", "casino", "--plan", .. options]);
        Assert.Equal(0, plan.ExitCode);
        File.WriteAllText(PlanFile, plan.Out);
        string[] made = planOnly ? ["--scale", "demo"] : options;
        Assert.Equal(0, Programs.Run(Programs.Plain, ["generate", "casino", "--out", _scratch.Sub("lake"), "--quiet", .. made]).ExitCode);
        var metadata = Actions("player_opening").Single(a => a.TryGetProperty("metaData", out _)).GetProperty("metaData");
        File.WriteAllText(LayoutFile, metadata.GetProperty("configuration").GetProperty("lakehouse.layout").GetString());
    }

    internal string PlanFile => _scratch.Sub("plan.json");

    internal string LayoutFile => _scratch.Sub("layout.json");

    public void Dispose() => _scratch.Dispose();

    /// <summary>A worker for a table, in an environment that has nothing.</summary>
    internal ProcessStartInfo Worker(string table, string folder, params string[] more)
    {
        var start = Programs.Command(
            Programs.Worker(), ["--plan", PlanFile, "--layout", LayoutFile, "--table", table, "--out", folder, .. more]);
        start.Environment.Clear();
        return start;
    }

    /// <summary>The add actions of a table's log, by slice.</summary>
    internal Dictionary<int, string> Adds(string table) => Actions(table)
        .Where(action => action.TryGetProperty("add", out _))
        .Select(action => action.GetProperty("add"))
        .ToDictionary(
            add => int.Parse(add.GetProperty("tags").GetProperty("slice").GetString()!, CultureInfo.InvariantCulture),
            add => Add(
                add.GetProperty("path").GetString()!,
                add.GetProperty("size").GetInt64(),
                add.GetProperty("stats").GetString()!,
                add.GetProperty("tags").GetProperty("slice").GetString()!,
                add.GetProperty("tags").GetProperty("sha256").GetString()!));

    /// <summary>A table's data files with their digests.</summary>
    internal SortedDictionary<string, string> Files(string table) => new(
        FolderTree.Of(Folder(table)).Where(file => file.Key.EndsWith(".parquet", StringComparison.Ordinal)).ToDictionary(),
        StringComparer.Ordinal);

    internal static string Add(string path, long size, string stats, string slice, string sha256) =>
        string.Create(CultureInfo.InvariantCulture, $"{slice} {path} {size} {sha256} {stats}");

    private string Folder(string table) => _scratch.Sub("lake", "Tables", "casino", table);

    private IEnumerable<JsonElement> Actions(string table) =>
        File.ReadLines(Path.Combine(Folder(table), "_delta_log", "00000000000000000000.json"))
            .Select(line => JsonDocument.Parse(line).RootElement);
}
