using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lakehouse.Generation;

/// <summary>
/// The names of a table's data files. A name follows from plan, table, slice and layout, and only a whole file ever
/// carries it, so a retry lands on the same name and a file says by its name alone whose it is.
/// </summary>
/// <param name="planId">The plan.</param>
/// <param name="table">The table.</param>
/// <param name="layout">The layout.</param>
/// <param name="first">Whether the files hold what comes first of a slice, before late rows and corrections.</param>
internal sealed class SliceFileName(string planId, string table, Layout layout, bool first = false)
{
    private const string Prefix = "part-";
    private const int HashDigits = 32;

    private readonly string _layout = layout.ToJson();
    private readonly string _kind = first ? "\nfirst" : "";
    private readonly string _suffix = layout.Compression == Compression.None ? ".parquet" : $".{layout.Codec}.parquet";

    public string Of(long slice)
    {
        var identity = string.Create(CultureInfo.InvariantCulture, $"{planId}\n{table}\n{slice}\n{_layout}{_kind}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return string.Create(
            CultureInfo.InvariantCulture, $"{Prefix}{slice:D5}-{Convert.ToHexStringLower(hash.AsSpan(0, 16))}{_suffix}");
    }

    /// <summary>What tells a name from every other: the digest in it; null where it holds none.</summary>
    public static UInt128? HashIn(string name)
    {
        var begin = name.StartsWith(Prefix, StringComparison.Ordinal) ? name.IndexOf('-', Prefix.Length) + 1 : 0;
        return begin > 0
            && name.Length >= begin + HashDigits
            && UInt128.TryParse(name.AsSpan(begin, HashDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            ? hash
            : null;
    }

    /// <summary>The slice whose file has this name; null where this plan, table and layout give it to none.</summary>
    public long? SliceOf(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var number = name.AsSpan(Prefix.Length);
        number = number[..Math.Max(0, number.IndexOf('-'))];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var slice) && Of(slice) == name
            ? slice
            : null;
    }
}
