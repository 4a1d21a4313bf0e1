using System.Globalization;

namespace Lakehouse.Benchmarks.Log;

/// <summary>Figures as tables show them; a dash for what was not measured.</summary>
internal static class Figures
{
    private const double Million = 1e6;

    /// <summary>Three significant digits, no exponent.</summary>
    public static string Number(double? value)
    {
        if (value is not { } number)
        {
            return "-";
        }

        var size = Math.Abs(number);
        var decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A figure with k, M or G for a thousand, a million or a thousand millions.</summary>
    public static string Short(double value)
    {
        var (unit, sign) = value switch
        {
            >= Million * 1e3 => (Million * 1e3, " G"),
            >= Million => (Million, " M"),
            >= 1e3 => (1e3, " k"),
            _ => (1, ""),
        };
        return (value / unit).ToString("G3", CultureInfo.InvariantCulture) + sign;
    }

    public static string Millions(double? value) => Number(value / Million);

    public static string Seconds(double? value) => value is null ? Number(value) : Number(value) + " s";

    public static string Megabytes(double? bytes) => bytes is null ? Millions(bytes) : Millions(bytes) + " MB";

    public static string Whole(double? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "-";

    public static string Percent(double value) => (100 * value).ToString("F0", CultureInfo.InvariantCulture) + " %";
}
