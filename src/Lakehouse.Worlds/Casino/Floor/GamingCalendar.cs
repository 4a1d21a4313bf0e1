using Lakehouse.Worlds.Casino.Knobs;
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

    private readonly int[] _weekdayWeights;
    private readonly Plan _plan;
    private readonly int _firstWeekday;
    private readonly int _dayStartHour;

    public GamingCalendar(Plan plan, int dayStartHour)
    {
        _plan = plan;
        _dayStartHour = dayStartHour;
        _weekdayWeights = CalendarKnobs.Weekdays.Weights(plan.Knobs);
        Shape = new DayShape(plan.Knobs);
        _firstWeekday = ((int)plan.Start.DayOfWeek + 6) % 7;
        CountedWeight = WeightBefore(plan.CountDays);
    }

    public int Days => _plan.Days;

    public DayShape Shape { get; }

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

    private long WeightBefore(int day)
    {
        long weeks = day / 7;
        var weight = weeks * _weekdayWeights.Sum();
        for (var i = 0; i < day % 7; i++)
        {
            weight += _weekdayWeights[(_firstWeekday + i) % 7];
        }

        return weight;
    }
}
