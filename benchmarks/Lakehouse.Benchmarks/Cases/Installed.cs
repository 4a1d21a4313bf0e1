namespace Lakehouse.Benchmarks.Cases;

/// <summary>A program of ours as it was installed or published, which a machine may lack.</summary>
/// <param name="Name">The name that the log keeps it under.</param>
/// <param name="What">What it is, for people.</param>
/// <param name="Variable">The environment variable that names the program; null for the script of the repository.</param>
internal sealed record Installed(string Name, string What, string? Variable)
{
    /// <summary>The ways of starting lakehouse.</summary>
    public static IReadOnlyList<Installed> Ways { get; } =
    [
        new("script", "the script ./lakehouse", Variable: null),
        new("tool", "the installed .NET tool", "LAKEHOUSE_TOOL"),
        new("single-file", "the self-contained single file", "LAKEHOUSE_SINGLE_FILE"),
    ];

    /// <summary>The program that executors run.</summary>
    public static Installed Worker { get; } = new("worker", "the published lakehouse-worker", "LAKEHOUSE_WORKER");

    /// <summary>Why there is none here, as a sentence; null where there is one.</summary>
    public string? Absence(Setting setting) => Program(setting) is null
        ? $"{Variable} names no program; point it at {What}, in a folder of its own."
        : null;

    /// <summary>The program, or null where this machine has none.</summary>
    public string? Program(Setting setting)
    {
        var program = Variable is null ? setting.Lakehouse : Environment.GetEnvironmentVariable(Variable);
        return File.Exists(program) ? Path.GetFullPath(program) : null;
    }

    /// <summary>The bytes of the program and of all that lies beside it.</summary>
    public long Bytes(Setting setting)
    {
        var folder = Variable is null ? NewestBuild(setting) : Path.GetDirectoryName(Program(setting))!;
        return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
    }

    // The script keeps its builds in numbered folders.
    private static string NewestBuild(Setting setting)
    {
        var builds = Path.Combine(setting.Root, "artifacts", "lakehouse");
        return Path.Combine(builds, File.ReadAllText(Path.Combine(builds, "current")).Trim());
    }
}
