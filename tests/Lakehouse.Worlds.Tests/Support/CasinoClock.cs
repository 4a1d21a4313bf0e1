using NodaTime;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>Times of the casino's zone by NodaTime, the judge of what the world works out from its plan's offsets.</summary>
internal static class CasinoClock
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    public static LocalDateTime Local(long second) => Instant.FromUnixTimeSeconds(second).InZone(Zone).LocalDateTime;

    /// <summary>The gaming day of a time: it ends at 06:00 local of the next.</summary>
    public static DateOnly GamingDay(long second)
    {
        var local = Local(second);
        var date = new DateOnly(local.Year, local.Month, local.Day);
        return local.Hour < 6 ? date.AddDays(-1) : date;
    }

    /// <summary>The shift at a time.</summary>
    public static string Shift(DateTimeOffset time) => Local(time.ToUnixTimeSeconds()).Hour switch
    {
        < 6 or >= 22 => "Grave",
        < 14 => "Day",
        _ => "Swing",
    };

    /// <summary>When a gaming day begins, in seconds since 1970 UTC.</summary>
    public static long Begin(DateOnly day) =>
        new LocalDateTime(day.Year, day.Month, day.Day, 6, 0).InZoneStrictly(Zone).ToInstant().ToUnixTimeSeconds();
}
