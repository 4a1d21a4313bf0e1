using System.Globalization;
using System.Xml.Linq;
using Lakehouse.Benchmarks.Charts;
using Lakehouse.Benchmarks.Log;
using Xunit;
using static Lakehouse.Benchmarks.Tests.Logs;

namespace Lakehouse.Benchmarks.Tests;

/// <summary>Reads the charts as a person does: by the labels of their axes.</summary>
public sealed class ChartTests
{
    private const double Megabyte = 1e6;
    private const double ReadingError = 0.01;
    private const double PlacesAreRounded = 0.011;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_points_of_a_sweep_stand_where_their_figures_are_on_the_axes(int seed)
    {
        var sweep = SomeSweep(new Random(seed));
        var log = Logs.Of(sweep.Select(p => Result(
            FormattableString.Invariant($"sweep/{p.Format}/{p.Rows}"),
            Seconds(p.Seconds) with { Rows = p.Rows, PeakBytes = (long)(p.Megabytes * Megabyte) })));

        var chart = XElement.Parse(SweepChart.Of(Sweep.Of(log)));

        AssertInside(chart);
        var formats = sweep.Select(p => p.Format).Distinct().ToList();
        Assert.Equal(formats, chart.Elements(s_svg + "text").Where(t => (string?)t.Attribute("class") == "label").Select(t => t.Value));
        var points = chart.Elements(s_svg + "circle").Where(c => c.Elements(s_svg + "title").Any()).ToList();
        Assert.Equal(2 * sweep.Count, points.Count);
        foreach (var (left, right, figure) in ((double, double, Func<(string, long, double Seconds, double Megabytes), double>)[])
            [(0, 440, p => p.Seconds), (440, 880, p => p.Megabytes)])
        {
            var ticks = Notes(chart).Where(n => Number(n, "x") >= left && Number(n, "x") < right).ToList();
            var across = Axis(ticks.Where(t => (string?)t.Attribute("text-anchor") == "middle"), "x", shift: 0);
            var up = Axis(ticks.Where(t => (string?)t.Attribute("text-anchor") == "end"), "y", shift: -4);
            var seen = points.Where(p => Number(p, "cx") >= left && Number(p, "cx") < right).ToList();
            for (var i = 0; i < sweep.Count; i++)
            {
                Assert.Equal(FormattableString.Invariant($"series{formats.IndexOf(sweep[i].Format)}"), (string?)seen[i].Attribute("class"));
                AssertNear(sweep[i].Rows, across(Number(seen[i], "cx")));
                AssertNear(figure(sweep[i]), up(Number(seen[i], "cy")));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bars_are_as_long_as_their_ratio_to_the_calibrators(int seed)
    {
        var random = new Random(seed);
        var speeds = Enumerable.Range(0, 6).Select(_ => Math.Pow(10, (random.NextDouble() * 4) - 2)).ToList();
        string[] names = ["batches", "statistics", "parquet", "delta-1", "delta-2", "calibrator"];
        var log = Logs.Of(names.Select((kind, i) => Result($"{kind}/bronze_slot_telemetry", Rows(1_000_000, 1 / speeds[i]))));

        var chart = XElement.Parse(SpeedChart.Of(log));

        AssertInside(chart);
        var bars = chart.Elements(s_svg + "rect").Where(r => r.Elements(s_svg + "title").Any()).ToList();
        Assert.Equal(names, bars.Select(b => b.Element(s_svg + "title")!.Value.Split('/')[0]));
        Assert.Single(bars.Select(b => Number(b, "x")).Distinct());
        Assert.Equal("calibrator", (string?)bars[5].Attribute("class"));
        var one = Number(chart.Elements(s_svg + "line").Single(), "x1") - Number(bars[0], "x");
        for (var i = 0; i < speeds.Count; i++)
        {
            Assert.Equal(speeds[i] / speeds[5] * one, Number(bars[i], "width"), PlacesAreRounded * (1 + (speeds[i] / speeds[5])));
        }
    }

    [Fact]
    public void A_case_that_was_not_measured_has_no_bar()
    {
        var log = Logs.Of(
            Result("calibrator/player_opening", Rows(1, 1)),
            Result("parquet/player_opening"),
            Result("batches/bronze_slot_telemetry", Rows(1, 1)));

        var chart = XElement.Parse(SpeedChart.Of(log));

        var bar = Assert.Single(chart.Elements(s_svg + "rect"), r => r.Elements(s_svg + "title").Any());
        Assert.StartsWith("calibrator/player_opening: 1.00 x", bar.Element(s_svg + "title")!.Value, StringComparison.Ordinal);
    }

    private static List<(string Format, long Rows, double Seconds, double Megabytes)> SomeSweep(Random random)
    {
        var sizes = random.Next(1, 5);
        return
        [
            .. from format in new[] { "delta", "parquet", "csv", "json", "duckdb" }[..random.Next(1, 6)]
               from size in Enumerable.Range(0, sizes)
               let seconds = Math.Pow(10, (random.NextDouble() * 5) - 2)
               let megabytes = Math.Pow(10, random.NextDouble() * 4)
               select (format, (long)Math.Pow(10, 5 + size), seconds, megabytes),
        ];
    }

    // From places on an axis to figures, by its first and last label.
    private static Func<double, double> Axis(IEnumerable<XElement> labels, string coordinate, double shift)
    {
        var ticks = labels
            .Where(t => t.Value != "rows" && !t.Value.StartsWith("must", StringComparison.Ordinal))
            .Select(t => (Place: Number(t, coordinate) + shift, Power: Math.Log10(Figure(t.Value))))
            .ToList();
        Assert.True(ticks.Count >= 2);
        var (first, last) = (ticks[0], ticks[^1]);
        return place => Math.Pow(10, first.Power + ((place - first.Place) / (last.Place - first.Place) * (last.Power - first.Power)));
    }

    private static double Figure(string label)
    {
        var parts = label.Split(' ');
        var unit = parts is [_, var sign] ? sign switch { "k" => 1e3, "M" => 1e6, "G" => 1e9, _ => double.NaN } : 1;
        return double.Parse(parts[0], CultureInfo.InvariantCulture) * unit;
    }

    private static IEnumerable<XElement> Notes(XElement chart) =>
        chart.Elements(s_svg + "text").Where(t => (string?)t.Attribute("class") == "note");

    private static double Number(XElement shape, string attribute) =>
        double.Parse(shape.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static void AssertNear(double expected, double read) => Assert.InRange(read / expected, 1 - ReadingError, 1 + ReadingError);

    private static void AssertInside(XElement chart)
    {
        var (width, height) = (Number(chart, "width"), Number(chart, "height"));
        var places = chart.Elements().Attributes().ToLookup(a => a.Name.LocalName, Place);
        Assert.All(places["x"].Concat(places["cx"]).Concat(places["x1"]).Concat(places["x2"]), x => Assert.InRange(x!.Value, 0, width));
        Assert.All(places["y"].Concat(places["cy"]).Concat(places["y1"]).Concat(places["y2"]), y => Assert.InRange(y!.Value, 0, height));

        static double? Place(XAttribute a) => double.TryParse(a.Value, CultureInfo.InvariantCulture, out var place) ? place : null;
    }
}
