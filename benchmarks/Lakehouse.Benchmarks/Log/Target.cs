namespace Lakehouse.Benchmarks.Log;

/// <summary>One row of the design's targets: what was measured of it, what it must be and what it is wanted to be.</summary>
internal sealed record Target(string Work, double? Measured, string Unit, double Must, double? Want, bool MoreIsBetter)
{
    public string Verdict => Measured switch
    {
        null => "not measured",
        { } value when Want is { } want && Reaches(value, want) => "want reached",
        { } value when Reaches(value, Must) => Want is null ? "reached" : "must reached",
        _ => "**gap**",
    };

    public override string ToString() =>
        $"| {Work} | {Text(Measured)} | {Text(Must)} | {Text(Want)} | {Verdict} |";

    private string Text(double? value) => value is null ? "-" : $"{Figures.Number(value)}{Unit}";

    private bool Reaches(double value, double aim) => MoreIsBetter ? value >= aim : value <= aim;
}
