using System.Text;
using Delta.Sharp.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>Single rows as JSON objects, as a file of JSON Lines has them.</summary>
public static class RowJson
{
    /// <summary>Row <paramref name="n"/> (from 0) of a table of any size, made alone.</summary>
    public static string Of(WorldTable table, long n)
    {
        var format = new JsonLinesFormat(table.Schema.Arrow);
        var text = new Utf8Buffer();
        foreach (var batch in table.Batches(n, 1))
        {
            using (format.Bind(batch))
            {
                format.AppendRow(text, 0);
            }
        }

        return Encoding.UTF8.GetString(text.Written);
    }
}
