using System.Globalization;

namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>The figures of a world keep to their bounds under every seed.</summary>
public sealed class MeasureTests(CasinoLakes lakes)
{
    public static TheoryData<string> Names => [.. Measure.All.Select(measure => measure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FigureIsWithinItsBounds(string name)
    {
        var measure = Measure.All.Single(m => m.Name == name);
        Assert.All(lakes.Presets(), lake =>
        {
            var observed = decimal.Parse(lake.Query(measure.Sql).Single()[0]!, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (measure.Bounds(lake.Scale) is var (low, high))
            {
                Assert.True(observed >= low && observed <= high, $"{lake.Name}: {observed} is not from {low} to {high}.");
            }
        });
    }
}
