using System.Globalization;

namespace Lakehouse.Cli.Output;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Amounts
{
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count and what is counted: '1 file', '2 files'.</summary>
    public static string Count(long value, string thing) => Count(value) + " " + (value == 1 ? thing : thing + "s");

    public static string Bytes(long value)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var (number, unit) = ((double)value, 0);
        for (; number >= 1_000 && unit < units.Length - 1; unit++)
        {
            number /= 1_000;
        }

        return number.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }

    /// <summary>An amount a second.</summary>
    public static string Rate(double amount, double seconds, bool bytes)
    {
        var rate = (long)(amount / Math.Max(seconds, 0.001));
        return (bytes ? Bytes(rate) : Count(rate)) + "/s";
    }

    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
