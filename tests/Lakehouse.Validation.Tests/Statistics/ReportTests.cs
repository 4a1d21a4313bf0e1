using System.Globalization;
using System.Text;
using Lakehouse.Testing;

namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>The tables of docs/casino.md are what the worlds of seed 42 give; the test writes them where it is told to.</summary>
public sealed class ReportTests(CasinoLakes lakes)
{
    private const string Update = "LAKEHOUSE_UPDATE_DOCS";

    private static readonly string s_page = Path.Combine(Checkout.Root, "docs", "casino.md");

    [Theory]
    [InlineData("shares")]
    [InlineData("dealt")]
    [InlineData("bends")]
    public void PageTellsWhatIsMeasured(string part)
    {
        var (begin, end) = ($"<!-- {part}: begin -->\n", $"<!-- {part}: end -->");
        var page = File.ReadAllText(s_page);
        var first = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var last = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(first >= begin.Length && last >= first, $"docs/casino.md lacks the marks of its part '{part}'.");

        var table = Table(part switch
        {
            "shares" => Measure.Shares,
            "dealt" => VisitMeasures.Dealt,
            _ => [.. Measure.Bends, .. VisitMeasures.Bends],
        });
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(s_page, page[..first] + table + page[last..]);
            return;
        }

        Assert.Equal(table, page[first..last]);
    }

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
