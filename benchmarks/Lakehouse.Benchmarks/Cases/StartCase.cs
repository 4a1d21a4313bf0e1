using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>A way of starting lakehouse.</summary>
/// <param name="Name">The name that the log keeps it under.</param>
/// <param name="What">The way, for people.</param>
/// <param name="Variable">The environment variable that names the program; null for the script of the repository.</param>
internal sealed record StartWay(string Name, string What, string? Variable)
{
    public static IReadOnlyList<StartWay> All { get; } =
    [
        new("script", "the script ./lakehouse", Variable: null),
        new("tool", "the installed .NET tool", "LAKEHOUSE_TOOL"),
        new("single-file", "the self-contained single file", "LAKEHOUSE_SINGLE_FILE"),
    ];

    /// <summary>The program, or null where this machine has none.</summary>
    public string? Program(Setting setting)
    {
        var program = Variable is null ? setting.Lakehouse : Environment.GetEnvironmentVariable(Variable);
        return File.Exists(program) ? program : null;
    }
}

/// <summary>A command as a program started in one of the ways.</summary>
internal sealed record StartCase(StartWay Way, string Label, string Arguments)
    : SingleCase($"{Kind}/{Way.Name}/{Label}", $"lakehouse {Arguments}, started as {Way.What}")
{
    public const string Kind = "start";
    public const string Help = "help";
    public const string Demo = "demo";

    private const string FreshFolder = "<fresh folder>";

    public static IEnumerable<StartCase> All() => StartWay.All.SelectMany(way => (StartCase[])
    [
        new(way, Help, "--help"),
        new(way, Demo, $"generate casino --scale demo --quiet --out {FreshFolder}"),
    ]);

    public override string? Absence(Setting setting) => Way.Program(setting) is null
        ? $"{Way.Variable} names no program; point it at {Way.What}."
        : null;

    protected override Sample Measure(Setting setting)
    {
        var fresh = Path.Combine(setting.Work, "lake");
        return Command.Run(
            Way.Program(setting)!, Arguments.Replace(FreshFolder, "\0", StringComparison.Ordinal).Split(' ').Select(a => a == "\0" ? fresh : a)).Sample;
    }
}
