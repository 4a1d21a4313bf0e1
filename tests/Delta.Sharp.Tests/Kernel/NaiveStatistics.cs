using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Apache.Arrow.Types;

namespace Delta.Sharp.Tests.Kernel;

/// <summary>The statistics of a column worked out the long way, from sorted values and the words of the protocol.</summary>
internal static class NaiveStatistics
{
    /// <summary>The least and the greatest value as JSON text; null where the log has none.</summary>
    internal static (string? Min, string? Max) Of(IArrowType type, IEnumerable<object?> values)
    {
        object[] present = [.. values.OfType<object>()];
        if (present.Length == 0)
        {
            return (null, null);
        }

        switch (type)
        {
            case StringType or DictionaryType:
                string[] texts = [.. present.Cast<string>().OrderBy(t => t, s_byteOrder)];
                return (Quote(FirstCharacters(texts[0], 32)), CutMax(texts[^1]) is string max ? Quote(max) : null);
            case Date32Type:
                return (Day(present.Cast<int>().Min()), Day(present.Cast<int>().Max()));
            case TimestampType time:
                string zone = string.IsNullOrEmpty(time.Timezone) ? "" : "Z";
                return (Time(present.Cast<long>().Min(), zone), Time(present.Cast<long>().Max(), zone));
            case Decimal128Type number:
                return (Scaled(present.Cast<Int128>().Min(), number.Scale), Scaled(present.Cast<Int128>().Max(), number.Scale));
            case DoubleType:
                double[] doubles = [.. present.Cast<double>()];
                double[] numbers = [.. doubles.Where(d => !double.IsNaN(d))];
                return (
                    numbers.Length == 0 || double.IsInfinity(numbers.Min()) ? null : Number(numbers.Min()),
                    numbers.Length != doubles.Length || double.IsInfinity(numbers.Max()) ? null : Number(numbers.Max()));
            case BooleanType:
                return (null, null);
            default:
                long[] whole = [.. present.Select(v => Convert.ToInt64(v, CultureInfo.InvariantCulture))];
                return (whole.Min().ToString(CultureInfo.InvariantCulture), whole.Max().ToString(CultureInfo.InvariantCulture));
        }
    }

    private static readonly Comparer<string> s_byteOrder = Comparer<string>.Create((left, right) =>
    {
        byte[] a = Encoding.UTF8.GetBytes(left);
        byte[] b = Encoding.UTF8.GetBytes(right);
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                return a[i] - b[i];
            }
        }

        return a.Length - b.Length;
    });

    private static string FirstCharacters(string text, int count) =>
        string.Concat(text.EnumerateRunes().Take(count).Select(r => r.ToString()));

    /// <summary>The shortest prefix of whole characters with at least 32 UTF-16 units that a last character can close.</summary>
    private static string? CutMax(string text)
    {
        if (text.Length <= 32)
        {
            return text;
        }

        string prefix = "";
        Rune[] characters = [.. text.EnumerateRunes()];
        for (int i = 0; i < characters.Length; i++)
        {
            if (prefix.Length > 64)
            {
                return null;
            }

            if (prefix.Length >= 32 && characters[i].Value < 0x7f)
            {
                return prefix + "\u007f";
            }

            if (prefix.Length >= 32 && characters[i].Value < 0x10ffff)
            {
                return prefix + "\U0010ffff";
            }

            prefix += characters[i].ToString();
        }

        return prefix.Length > 64 ? null : text;
    }

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();

    private static string Day(int days) => Quote(new DateOnly(1970, 1, 1).AddDays(days).ToString("O", CultureInfo.InvariantCulture));

    private static string Time(long micros, string zone)
    {
        DateTime time = DateTime.UnixEpoch.AddTicks(micros * 10);
        return Quote(time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
            + FormattableString.Invariant($".{time.Millisecond:D3}{zone}"));
    }

    private static string Scaled(Int128 unscaled, int scale)
    {
        string digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture);
        while (digits.Length <= scale)
        {
            digits = "0" + digits;
        }

        string text = scale == 0 ? digits : digits[..(digits.Length - scale)] + "." + digits[(digits.Length - scale)..];
        return unscaled < 0 ? "-" + text : text;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
