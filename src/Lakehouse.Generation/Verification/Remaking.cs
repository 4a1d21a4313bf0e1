using System.Globalization;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>Whether this program can make the bytes of a layout again.</summary>
internal static class Remaking
{
    /// <summary>Why it cannot, naming both sides, as a clause; null where it can.</summary>
    public static string? WhyNot(Layout layout)
    {
        var library = Layout.Of(layout.Format, layout.Compression, layout.Library).Library;
        return layout.Library != library
            ? $"its files were written by {layout.Library}, and this program has {library}, whose bytes may differ"
            : layout.BatchRows != WorldTable.BatchRows
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"its batches were of {layout.BatchRows} rows, and this program makes batches of {WorldTable.BatchRows}, whose bytes may differ")
                : null;
    }
}
