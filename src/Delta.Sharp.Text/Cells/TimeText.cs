using Apache.Arrow.Types;

namespace Delta.Sharp.Text;

/// <summary>Days as <c>2026-01-31</c>.</summary>
internal sealed class DateText : FixedText<int>
{
    private readonly DayText _day = new();

    internal override CellShape Shape => CellShape.Plain;

    public override void Append(Utf8Buffer output, int row)
    {
        int days = Values[row];
        if (!Infinity.Append(output, days, int.MaxValue))
        {
            _day.Append(output, days);
        }
    }
}

/// <summary>Moments as <c>2026-01-31T23:59:59.000000Z</c>; Z marks the ones that have a zone.</summary>
internal sealed class InstantText(TimestampType type) : FixedText<long>
{
    private const int SecondsPerDay = 86_400;

    private readonly DayText _day = new();
    private readonly bool _hasZone = !string.IsNullOrEmpty(type.Timezone);
    private readonly int _fractionDigits = type.Unit == TimeUnit.Nanosecond ? 9 : 6;

    // What a second counts in the column, and one of that in the last digit written.
    private readonly (long PerSecond, long Digit) _unit = type.Unit switch
    {
        TimeUnit.Second => (1, 1_000_000),
        TimeUnit.Millisecond => (1_000, 1_000),
        TimeUnit.Microsecond => (1_000_000, 1),
        _ => (1_000_000_000, 1),
    };

    internal override CellShape Shape => CellShape.Plain;

    public override void Append(Utf8Buffer output, int row)
    {
        long value = Values[row];
        if (Infinity.Append(output, value, long.MaxValue))
        {
            return;
        }

        long perDay = _unit.PerSecond * SecondsPerDay;
        long days = Math.DivRem(value, perDay, out long ofDay);
        if (ofDay < 0)
        {
            (days, ofDay) = (days - 1, ofDay + perDay);
        }

        _day.Append(output, days);
        output.Add((byte)'T');
        long second = Math.DivRem(ofDay, _unit.PerSecond, out long fraction);
        Clock.Append(output, (int)second, fraction * _unit.Digit, _fractionDigits);
        if (_hasZone)
        {
            output.Add((byte)'Z');
        }
    }
}

/// <summary>Times of day as <c>23:59:59.000000</c>.</summary>
internal sealed class TimeOfDayText(TimeUnit unit) : FixedText<long>
{
    private const long MicrosPerSecond = 1_000_000;

    private readonly long _perMicro = unit == TimeUnit.Nanosecond ? 1_000 : 1;

    internal override CellShape Shape => CellShape.Plain;

    public override void Append(Utf8Buffer output, int row)
    {
        long second = Math.DivRem(Values[row] / _perMicro, MicrosPerSecond, out long fraction);
        Clock.Append(output, (int)second, fraction, 6);
    }
}

/// <summary>
/// Days of the calendar over the whole range that a table can hold, which is wider than .NET's own types reach.
/// The last day is kept: rows of one day tend to stand together.
/// </summary>
internal sealed class DayText
{
    private readonly Utf8Buffer _text = new();
    private long _last = long.MinValue;

    public void Append(Utf8Buffer output, long daysSince1970)
    {
        if (daysSince1970 != _last)
        {
            _text.Clear();
            Spell(_text, daysSince1970);
            _last = daysSince1970;
        }

        output.Add(_text.Written);
    }

    // Counts years from the first of March, so that the leap day comes last, in eras of 400 years.
    private static void Spell(Utf8Buffer output, long daysSince1970)
    {
        const long DaysPerEra = 146_097;
        const long DaysToMarchOfYearZero = 719_468;
        long era = Math.DivRem(daysSince1970 + DaysToMarchOfYearZero, DaysPerEra, out long dayOfEra);
        if (dayOfEra < 0)
        {
            (era, dayOfEra) = (era - 1, dayOfEra + DaysPerEra);
        }

        long yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        long day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);

        if (year is < 0 or > 9_999)
        {
            output.Add(year < 0 ? (byte)'-' : (byte)'+');
        }

        long magnitude = Math.Abs(year);
        int digits = 4;
        for (long limit = 10_000; magnitude >= limit; limit *= 10)
        {
            digits++;
        }

        Clock.AppendDigits(output, magnitude, digits);
        output.Add((byte)'-');
        Clock.AppendDigits(output, month, 2);
        output.Add((byte)'-');
        Clock.AppendDigits(output, day, 2);
    }
}

/// <summary>Times of day, digit by digit.</summary>
internal static class Clock
{
    public static void Append(Utf8Buffer output, int secondOfDay, long fraction, int fractionDigits)
    {
        Span<byte> text = output.Room(9 + fractionDigits);
        Put(text, secondOfDay / 3_600, 2);
        text[2] = (byte)':';
        Put(text[3..], secondOfDay / 60 % 60, 2);
        text[5] = (byte)':';
        Put(text[6..], secondOfDay % 60, 2);
        text[8] = (byte)'.';
        Put(text[9..], fraction, fractionDigits);
        output.Advance(9 + fractionDigits);
    }

    public static void AppendDigits(Utf8Buffer output, long value, int digits)
    {
        Put(output.Room(digits), value, digits);
        output.Advance(digits);
    }

    private static void Put(Span<byte> text, long value, int digits)
    {
        for (int i = digits - 1; i >= 0; i--)
        {
            long rest = value / 10;
            text[i] = (byte)('0' + (value - (rest * 10)));
            value = rest;
        }
    }
}

/// <summary>DuckDB's times without end, which stand at the ends of what can be counted.</summary>
internal static class Infinity
{
    public static bool Append(Utf8Buffer output, long value, long infinity)
    {
        if (value != infinity && value != -infinity)
        {
            return false;
        }

        output.Add(value == infinity ? "infinity"u8 : "-infinity"u8);
        return true;
    }
}
