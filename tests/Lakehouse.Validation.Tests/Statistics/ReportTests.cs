using System.Globalization;
using System.Text;
using Lakehouse.Testing;

namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>The tables of docs/casino.md are what the worlds of seed 42 give.</summary>
public sealed class ReportTests(CasinoLakes lakes)
{
    [Theory]
    [InlineData("shares")]
    [InlineData("dealt")]
    [InlineData("bends")]
    public void PageTellsWhatIsMeasured(string part) => GeneratedDoc.AssertPart("casino.md", part, Table(part switch
    {
        "shares" => Measure.Shares,
        "dealt" => VisitMeasures.Dealt,
        _ => [.. Measure.Bends, .. VisitMeasures.Bends],
    }));

    private string Table(IReadOnlyList<Measure> measures)
    {
        var table = new StringBuilder("| figure | declared |");
        table.AppendJoin("", CasinoLakes.Scales.Select(scale => $" {scale} |")).Append("\n|---|---|");
        table.AppendJoin("", CasinoLakes.Scales.Select(_ => "---:|")).Append('\n');
        foreach (var measure in measures)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {measure.Name} | {measure.Declared} |");
            foreach (var scale in CasinoLakes.Scales)
            {
                table.Append(CultureInfo.InvariantCulture, $" {Shown(lakes.Of(scale, 42).Query(measure.Sql).Single()[0]!)} |");
            }

            table.Append('\n');
        }

        return table.ToString();
    }

    private static string Shown(string number) =>
        decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("#,##0.####", CultureInfo.InvariantCulture);
}
