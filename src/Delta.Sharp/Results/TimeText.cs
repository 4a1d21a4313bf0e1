using System.Buffers;
using System.Globalization;
using Apache.Arrow.Scalars;
using Apache.Arrow.Types;

namespace Delta.Sharp;

/// <summary>Times in ISO 8601 over the whole range that a table can hold, which is wider than .NET's own types reach.</summary>
internal static class TimeText
{
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>Days since 1970.</summary>
    public static void AppendDate(ArrayBufferWriter<byte> output, int days)
    {
        if (!AppendInfinity(output, days, int.MaxValue))
        {
            AppendCivil(output, days);
        }
    }

    /// <summary>A moment counted in the type's unit since 1970; Z marks the ones that have a zone.</summary>
    public static void AppendInstant(ArrayBufferWriter<byte> output, TimestampType type, long value)
    {
        if (AppendInfinity(output, value, long.MaxValue))
        {
            return;
        }

        (long unitsPerSecond, long scale, string format) = type.Unit switch
        {
            TimeUnit.Second => (1L, MicrosPerSecond, "D6"),
            TimeUnit.Millisecond => (1_000L, 1_000L, "D6"),
            TimeUnit.Microsecond => (MicrosPerSecond, 1L, "D6"),
            _ => (1_000_000_000L, 1L, "D9"),
        };
        (long seconds, long fraction) = FloorDivide(value, unitsPerSecond);
        (long days, long secondOfDay) = FloorDivide(seconds, 86_400);
        AppendCivil(output, days);
        output.Write("T"u8);
        AppendClock(output, secondOfDay, fraction * scale, format);
        if (!string.IsNullOrEmpty(type.Timezone))
        {
            output.Write("Z"u8);
        }
    }

    public static void AppendTimeOfDay(ArrayBufferWriter<byte> output, long micros) =>
        AppendClock(output, micros / MicrosPerSecond, micros % MicrosPerSecond, "D6");

    /// <summary>A duration such as <c>P1M2DT3.000004S</c>.</summary>
    public static void AppendInterval(ArrayBufferWriter<byte> output, MonthDayNanosecondInterval interval)
    {
        long micros = interval.Nanoseconds / 1_000;
        (long seconds, long fraction) = Math.DivRem(Math.Abs(micros), MicrosPerSecond);
        Span<byte> span = output.GetSpan(80);
        bool fits = System.Text.Unicode.Utf8.TryWrite(
            span,
            CultureInfo.InvariantCulture,
            $"P{interval.Months}M{interval.Days}DT{(micros < 0 ? "-" : "")}{seconds}.{fraction:000000}S",
            out int written);
        System.Diagnostics.Debug.Assert(fits, "Three numbers are shorter than the buffer.");
        output.Advance(written);
    }

    private static bool AppendInfinity(ArrayBufferWriter<byte> output, long value, long infinity)
    {
        if (value != infinity && value != -infinity)
        {
            return false;
        }

        output.Write(value == infinity ? "infinity"u8 : "-infinity"u8);
        return true;
    }

    // Counts years from the first of March, so that the leap day comes last, in eras of 400 years.
    private static void AppendCivil(ArrayBufferWriter<byte> output, long daysSince1970)
    {
        const long DaysPerEra = 146_097;
        const long DaysToMarchOfYearZero = 719_468;
        (long era, long dayOfEra) = FloorDivide(daysSince1970 + DaysToMarchOfYearZero, DaysPerEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        long day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);

        if (year is < 0 or > 9_999)
        {
            output.Write(year < 0 ? "-"u8 : "+"u8);
        }

        AppendDigits(output, Math.Abs(year), "D4");
        output.Write("-"u8);
        AppendDigits(output, month, "D2");
        output.Write("-"u8);
        AppendDigits(output, day, "D2");
    }

    private static void AppendClock(ArrayBufferWriter<byte> output, long secondOfDay, long fraction, ReadOnlySpan<char> fractionFormat)
    {
        AppendDigits(output, secondOfDay / 3_600, "D2");
        output.Write(":"u8);
        AppendDigits(output, secondOfDay / 60 % 60, "D2");
        output.Write(":"u8);
        AppendDigits(output, secondOfDay % 60, "D2");
        output.Write("."u8);
        AppendDigits(output, fraction, fractionFormat);
    }

    private static void AppendDigits(ArrayBufferWriter<byte> output, long value, ReadOnlySpan<char> format)
    {
        // Enough for any long.
        value.TryFormat(output.GetSpan(20), out int written, format, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static (long Quotient, long Remainder) FloorDivide(long value, long divisor)
    {
        long quotient = value / divisor;
        long remainder = value % divisor;
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder);
    }
}
