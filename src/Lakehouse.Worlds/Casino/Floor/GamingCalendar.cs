using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>
/// The gaming days of a window: when each begins in UTC, how much of a quota falls before it, and the ten bands of equal
/// business that each is cut into.
/// </summary>
internal sealed class GamingCalendar
{
    public const int Bands = 10;
    private const int HourWeightSum = 1_000;
    private const int BandWeight = HourWeightSum / Bands;
    private const int StandardDay = 86_400;

    private static readonly int[] s_weekdayWeights = [85, 85, 90, 95, 120, 125, 100];

    private static readonly int[] s_hourWeights =
        [20, 20, 25, 30, 35, 40, 45, 45, 45, 50, 55, 60, 70, 75, 75, 70, 60, 50, 40, 30, 22, 16, 12, 10];

    private static readonly int[] s_hourBefore = Cumulate(s_hourWeights);
    private static readonly int[] s_weekdayBefore = Cumulate(s_weekdayWeights);

    private readonly Plan _plan;
    private readonly int _firstWeekday;
    private readonly int _dayStartHour;

    public GamingCalendar(Plan plan, int dayStartHour)
    {
        _plan = plan;
        _dayStartHour = dayStartHour;
        _firstWeekday = ((int)plan.Start.DayOfWeek + 6) % 7;
        CountedWeight = WeightBefore(plan.CountDays);
    }

    public int Days => _plan.Days;

    /// <summary>The weight of the days that the plan's counts are for.</summary>
    public long CountedWeight { get; }

    /// <summary>How much of a quota for the counted days falls before a day; telescopes, so any span is exact.</summary>
    public long Before(long quota, int day) => Deal.Before(quota, WeightBefore(day), CountedWeight);

    /// <summary>When a day begins, in seconds since 1970 UTC.</summary>
    public long BeginUtc(int day)
    {
        var local = new DateTimeOffset(_plan.Start.AddDays(day).ToDateTime(new TimeOnly(_dayStartHour, 0)), TimeSpan.Zero)
            .ToUnixTimeSeconds();
        var offsets = _plan.Offsets;
        for (var i = offsets.Count - 1; i > 0; i--)
        {
            if (local - offsets[i].Seconds >= offsets[i].Utc.ToUnixTimeSeconds())
            {
                return local - offsets[i].Seconds;
            }
        }

        return local - offsets[0].Seconds;
    }

    /// <summary>The eleven edges of a day's bands, in seconds from its begin; a day of 23 or 25 hours stretches them.</summary>
    public static int[] BandEdges(long length)
    {
        var edges = new int[Bands + 1];
        for (var band = 0; band <= Bands; band++)
        {
            edges[band] = (int)(SecondAt(band * BandWeight * 65_536L) * length / StandardDay);
        }

        return edges;
    }

    /// <summary>A second of the band, drawn by the hourly weights from 16 bits of chance.</summary>
    public static int SecondInBand(int band, int lane, long length) =>
        (int)(SecondAt(((band * 65_536L) + lane) * BandWeight) * length / StandardDay);

    private static long SecondAt(long weight)
    {
        if (weight >= HourWeightSum * 65_536L)
        {
            return StandardDay;
        }

        var whole = (int)(weight >> 16);
        var hour = 0;
        while (s_hourBefore[hour + 1] <= whole)
        {
            hour++;
        }

        return (hour * 3_600L) + ((weight - (s_hourBefore[hour] * 65_536L)) * 3_600 / (s_hourWeights[hour] * 65_536L));
    }

    private long WeightBefore(int day)
    {
        long weeks = day / 7;
        var weight = weeks * s_weekdayBefore[7];
        for (var i = 0; i < day % 7; i++)
        {
            weight += s_weekdayWeights[(_firstWeekday + i) % 7];
        }

        return weight;
    }

    private static int[] Cumulate(int[] weights)
    {
        var sums = new int[weights.Length + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            sums[i + 1] = sums[i] + weights[i];
        }

        return sums;
    }
}
