using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>A small lake of two generated tables, and copies of it to damage. Its plan is no preset's.</summary>
public sealed class CleanLake : IDisposable
{
    public const string First = "bronze_fake";
    public const string Second = "bronze_other";

    private readonly ScratchFolder _folder = new();

    public CleanLake()
    {
        Runs.Generate(Request(Folder));
    }

    public string Folder => _folder.Sub("lake");

    internal static Plan Plan { get; } = Runs.Plan(seed: 7);

    public void Dispose() => _folder.Dispose();

    internal static GenerationRequest Request(string folder, Plan? plan = null)
    {
        plan ??= Plan;
        return Runs.Request(folder) with { Plan = plan, Tables = [.. Tables(plan)] };
    }

    internal static IReadOnlyList<WorldTable> Tables(Plan plan) =>
        [new FakeTable(plan.Seed, 600, 100, First), new FakeTable(plan.Seed + 1, 390, 120, Second)];
}

/// <summary>A lake to damage and to mend.</summary>
internal sealed class DamagedLake(string folder, string clean)
{
    public string Folder => folder;

    public static DamagedLake Copy(CleanLake clean, ScratchFolder scratch)
    {
        FolderTree.Copy(clean.Folder, scratch.Sub("lake"));
        return new DamagedLake(scratch.Sub("lake"), clean.Folder);
    }

    public static string LogOf(string table) => $"Tables/casino/{table}/_delta_log/00000000000000000000.json";

    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>The data files of a table, in the order of their slices, relative to the lake.</summary>
    public List<string> DataFiles(string table) => [.. Directory.GetFiles(PathOf($"Tables/casino/{table}"), "*.parquet")
        .Order(StringComparer.Ordinal)
        .Select(path => Path.GetRelativePath(folder, path))];

    public void EditLog(string table, Func<string, string> edit, long version = 0)
    {
        var path = PathOf($"Tables/casino/{table}/_delta_log/{version:D20}.json");
        var before = File.ReadAllText(path);
        var after = edit(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
    }

    public void Flip(string file, long at = 100)
    {
        var bytes = File.ReadAllBytes(PathOf(file));
        bytes[at] ^= 0x20;
        File.WriteAllBytes(PathOf(file), bytes);
    }

    public VerifyResult Verify(bool deep = false, IRunObserver? observer = null) => Run(Request() with
    {
        Deep = deep,
        Observer = observer ?? new Listener(),
    });

    public VerifyResult Repair(bool deep = false, IReadOnlyList<Plan>? plans = null, IRunObserver? observer = null) =>
        Run(Request() with { Repair = true, Deep = deep, Plans = plans ?? [], Observer = observer ?? new Listener() });

    public VerifyRequest Request() => new() { Path = folder, Threads = 2, OpenTables = CleanLake.Tables };

    public static VerifyResult Run(VerifyRequest request) => Verifier.Run(request, CancellationToken.None);

    /// <summary>Repairs, and checks that all is as it was made.</summary>
    public VerifyResult AssertRepaired(bool deep = false, IReadOnlyList<Plan>? plans = null)
    {
        var result = Repair(deep, plans);
        Assert.NotEmpty(result.Problems);
        Assert.All(result.Problems, p => Assert.True(p.Outcome!.Repaired, $"{p.File}: {p.Outcome.Reason}"));
        Assert.True(result.IsSound);
        AssertClean();
        return result;
    }

    /// <summary>Repairs in vain: one problem, with its reason, and nothing but what was mended is touched.</summary>
    public string AssertRefused(string file, bool deep = false, IReadOnlyList<Plan>? plans = null)
    {
        var before = FolderTree.Of(folder);
        var result = Repair(deep, plans);
        Assert.False(result.IsSound);
        var problem = Assert.Single(result.Problems.DistinctBy(p => (p.File, p.Outcome)), p => p.File == file);
        Assert.False(problem.Outcome!.Repaired);
        FolderTree.AssertSame(before, FolderTree.Of(folder));
        return problem.Outcome.Reason!;
    }

    public void AssertClean() => FolderTree.AssertSame(clean, folder);
}
