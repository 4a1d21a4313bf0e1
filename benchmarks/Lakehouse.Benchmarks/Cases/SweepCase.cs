using System.Globalization;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>So many rows of slot telemetry by the whole command, with everything left as a user leaves it.</summary>
internal sealed record SweepCase(string Format, long Rows)
    : SingleCase(NameOf(Format, Rows), $"./lakehouse {Arguments(Format, Rows)} --out <fresh folder>")
{
    public const string Kind = "sweep";

    private const double Gigabyte = 1e9;

    public static string NameOf(string format, long rows) => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{format}/{rows}");

    public override string? Absence(Setting setting)
    {
        var needed = Rows * BytesPerRow(Format);
        var free = new DriveInfo(setting.Work).AvailableFreeSpace;
        return free >= needed
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"It may write {needed / Gigabyte:F1} GB, and {free / Gigabyte:F1} GB are free on the disk of the checkout.");
    }

    protected override Sample Measure(Setting setting)
    {
        var lake = Path.Combine(setting.Work, "lake");
        var run = Command.Run(setting.Lakehouse, [.. Arguments(Format, Rows).Split(' '), "--out", lake, "--quiet"]);
        return run.Sample with
        {
            Rows = Rows,
            FileBytes = new DirectoryInfo(lake).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length),
        };
    }

    private static string Arguments(string format, long rows) => string.Create(
        CultureInfo.InvariantCulture, $"generate casino --slots {rows} --tables {Catalogue.Slots} --format {format}");

    // Twice what a row takes, so that the disk is never filled.
    private static long BytesPerRow(string format) => format switch
    {
        "csv" => 450,
        "json" => 1_200,
        "duckdb" => 200,
        _ => 80,
    };
}
