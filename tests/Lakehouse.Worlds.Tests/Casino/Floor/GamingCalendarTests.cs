using System.Globalization;
using System.Numerics;
using CsCheck;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Floor;

public sealed class GamingCalendarTests
{
    private const int StandardDay = 86_400;
    private const int ShortDay = 82_800;
    private const int LongDay = 90_000;

    private static readonly DayShape s_shape = new(KnobValues.None);

    private static readonly int[] s_hourWeights =
        [20, 20, 25, 30, 35, 40, 45, 45, 45, 50, 55, 60, 70, 75, 75, 70, 60, 50, 40, 30, 22, 16, 12, 10];

    [Fact]
    public void Bands_of_an_ordinary_day_begin_at_the_minutes_of_the_fact_sheet()
    {
        var clock = s_shape.BandEdges(StandardDay)
            .Select(second => new TimeOnly(6, 0).Add(TimeSpan.FromSeconds(second)))
            .Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture));

        Assert.Equal("06:00 10:08 12:40 14:53 16:49 18:25 19:48 21:08 22:40 00:45 06:00", string.Join(' ', clock));
    }

    [Fact]
    public void Each_band_holds_a_tenth_of_the_hourly_weights()
    {
        Assert.Equal(1_000, s_hourWeights.Sum());
        var edges = s_shape.BandEdges(StandardDay);
        for (var band = 0; band <= GamingCalendar.Bands; band++)
        {
            // A second weighs 75/3600 at most, and an edge is the whole second below the exact one.
            Assert.InRange(WeightBefore(edges[band]), (100.0 * band) - 0.021, 100.0 * band);
        }

        static double WeightBefore(int second) =>
            s_hourWeights.Take(second / 3_600).Sum()
            + (second < StandardDay ? s_hourWeights[second / 3_600] * (second % 3_600 / 3_600.0) : 0);
    }

    [Theory]
    [InlineData(ShortDay)]
    [InlineData(LongDay)]
    public void Bands_stretch_in_proportion_on_days_of_23_and_25_hours(int length)
    {
        var ordinary = s_shape.BandEdges(StandardDay);
        var stretched = s_shape.BandEdges(length);

        Assert.Equal(0, stretched[0]);
        Assert.Equal(length, stretched[^1]);
        for (var edge = 0; edge < ordinary.Length; edge++)
        {
            Assert.Equal(ordinary[edge] * (double)length / StandardDay, stretched[edge], 1.0);
        }
    }

    [Theory]
    [InlineData(StandardDay)]
    [InlineData(ShortDay)]
    [InlineData(LongDay)]
    public void Drawn_seconds_rise_through_their_band_from_edge_to_edge(int length)
    {
        var edges = s_shape.BandEdges(length);
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            Assert.Equal(edges[band], s_shape.SecondInBand(band, 0, length));
            var before = -1;
            for (var lane = 0; lane < 65_536; lane += 5)
            {
                var second = s_shape.SecondInBand(band, lane, length);
                Assert.InRange(second, Math.Max(before, edges[band]), edges[band + 1]);
                before = second;
            }

            Assert.Equal(edges[band + 1], s_shape.SecondInBand(band, 65_535, length), 2.0);
        }
    }

    [Theory]
    [InlineData("1985-04-01")]
    [InlineData("1985-10-01")]
    [InlineData("2006-10-15")]
    [InlineData("2024-02-20")]
    [InlineData("2025-10-20")]
    [InlineData("2026-03-01")]
    public void Days_begin_at_six_local_across_changes_of_the_clock(string start)
    {
        var first = DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var plan = TestPlans.Of("demo", start: first, days: 60);
        var calendar = new GamingCalendar(plan, 6);
        var lengths = new List<long>();

        for (var day = 0; day <= plan.Days; day++)
        {
            Assert.Equal(CasinoClock.Begin(first.AddDays(day)), calendar.BeginUtc(day));
            lengths.Add(calendar.BeginUtc(day + 1) - calendar.BeginUtc(day));
        }

        Assert.Equal(2, plan.Offsets.Count);
        Assert.Single(lengths[..^1], length => length != StandardDay);
    }

    [Fact]
    public void Both_changes_of_a_year_are_in_a_window_that_spans_it()
    {
        var plan = TestPlans.Of("demo", start: new DateOnly(2025, 1, 1), days: 365);
        var calendar = new GamingCalendar(plan, 6);
        var lengths = Enumerable.Range(0, 365).ToLookup(day => calendar.BeginUtc(day + 1) - calendar.BeginUtc(day), plan.Start.AddDays);

        Assert.Equal(3, plan.Offsets.Count);
        Assert.Equal([new DateOnly(2025, 3, 8)], lengths[ShortDay]);
        Assert.Equal([new DateOnly(2025, 11, 1)], lengths[LongDay]);
        Assert.Equal(363, lengths[StandardDay].Count());
    }

    [Fact]
    public void Quotas_follow_the_weekdays_telescope_and_keep_their_rate_beyond_the_counted_days()
    {
        int[] mondayFirst = [85, 85, 90, 95, 120, 125, 100];
        Samples.Hold(200, Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Int[0, 400], Gen.Int[1, 40]), c =>
        {
            var (quota, shift, days) = c;
            var start = new DateOnly(2025, 1, 1).AddDays(shift);
            var plan = TestPlans.OverDays(TestPlans.OfSlots(1_000, days, start: start), days + 40);
            var calendar = new GamingCalendar(plan, 6);
            BigInteger weight = 0;
            for (var day = 0; day < plan.Days; day++)
            {
                Assert.Equal(quota * weight / calendar.CountedWeight, calendar.Before(quota, day));
                weight += mondayFirst[((int)start.AddDays(day).DayOfWeek + 6) % 7];
            }

            Assert.Equal(0, calendar.Before(quota, 0));
            Assert.Equal(quota, calendar.Before(quota, days));
        });
    }
}
