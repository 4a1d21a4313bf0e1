using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>A command as a program started in one of the ways.</summary>
internal sealed record StartCase(Installed Way, string Label, string Arguments)
    : SingleCase($"{Kind}/{Way.Name}/{Label}", $"lakehouse {Arguments}, started as {Way.What}")
{
    public const string Kind = "start";
    public const string Help = "help";
    public const string Demo = "demo";

    private const string FreshFolder = "<fresh folder>";

    public static IEnumerable<StartCase> All() => Installed.Ways.SelectMany(way => (StartCase[])
    [
        new(way, Help, "--help"),
        new(way, Demo, $"generate casino --scale demo --quiet --out {FreshFolder}"),
    ]);

    public override string? Absence(Setting setting) => Way.Absence(setting);

    protected override Sample Measure(Setting setting)
    {
        var arguments = Arguments.Replace(FreshFolder, "lake", StringComparison.Ordinal).Split(' ');
        return Command.Run(Way.Program(setting)!, arguments, folder: setting.Work).Sample with
        {
            PeakBytes = null,
            ProgramBytes = Way.Bytes(setting),
        };
    }
}
