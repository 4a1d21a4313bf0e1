using System.Globalization;
using System.Text.Json;

namespace Delta.Sharp.Kernel;

/// <summary>How the values of each type stand in the statistics of a log.</summary>
internal static class StatisticsJson
{
    internal static void Number(Utf8JsonWriter json, JsonEncodedText name, long value) => json.WriteNumber(name, value);

    internal static void Date(Utf8JsonWriter json, JsonEncodedText name, long days)
    {
        if (days >= s_firstDay && days <= s_lastDay)
        {
            json.WriteString(name, s_epoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    internal static void Instant(Utf8JsonWriter json, JsonEncodedText name, long micros) =>
        Time(json, name, micros, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    internal static void LocalTime(Utf8JsonWriter json, JsonEncodedText name, long micros) =>
        Time(json, name, micros, "yyyy-MM-dd'T'HH:mm:ss.fff");

    /// <summary>A JSON number with the full scale of the column.</summary>
    internal static void Decimal(Utf8JsonWriter json, JsonEncodedText name, Int128 unscaled, int scale)
    {
        bool negative = Int128.IsNegative(unscaled);
        string digits = (negative ? UInt128.Zero - (UInt128)unscaled : (UInt128)unscaled)
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(scale + 1, '0');
        string whole = digits[..^scale];
        string text = scale == 0 ? whole : $"{whole}.{digits[^scale..]}";
        json.WritePropertyName(name);
        json.WriteRawValue(negative ? $"-{text}" : text, skipInputValidation: true);
    }

    private const long MicrosPerMillisecond = 1_000;

    private static readonly DateTime s_epoch = DateTime.UnixEpoch;
    private static readonly long s_firstDay = (DateTime.MinValue - DateTime.UnixEpoch).Days;
    private static readonly long s_lastDay = (DateTime.MaxValue - DateTime.UnixEpoch).Days;
    private static readonly long s_firstMillisecond = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
    private static readonly long s_lastMillisecond = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>
    /// Cut down to milliseconds, as every Delta writer does and every reader allows for. A time that has no such text is
    /// left out: an absent bound means unknown.
    /// </summary>
    private static void Time(Utf8JsonWriter json, JsonEncodedText name, long micros, string format)
    {
        long milliseconds = micros / MicrosPerMillisecond;
        if (micros % MicrosPerMillisecond < 0)
        {
            milliseconds--;
        }

        if (milliseconds >= s_firstMillisecond && milliseconds <= s_lastMillisecond)
        {
            DateTime time = s_epoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
            json.WriteString(name, time.ToString(format, CultureInfo.InvariantCulture));
        }
    }
}
