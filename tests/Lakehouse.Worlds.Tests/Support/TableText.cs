using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>Rows of a table as lines of text, to compare them whole.</summary>
internal static class TableText
{
    /// <summary>What stands between the cells of a row.</summary>
    public const char Separator = '\u001f';

    public static List<string> Rows(WorldTable table, long firstRow, long rowCount) =>
        Rows(table, table.Batches(firstRow, rowCount), _ => true);

    public static List<string> Rows(WorldTable table) => Rows(table, table.Batches(), _ => true);

    /// <summary>All rows, with the columns only that a longer window leaves as they are.</summary>
    public static List<string> LastingRows(WorldTable table, long rowCount) =>
        Rows(table, table.Batches(0, rowCount), c => !c.AsOfEnd);

    /// <summary>One column, down all rows.</summary>
    public static List<string> Column(WorldTable table, string column) => Rows(table, table.Batches(), c => c.Name == column);

    /// <summary>
    /// The table digest: the sum, modulo 2^64, of the first eight bytes of the MD5 of each row's text. It does not depend
    /// on the order of rows.
    /// </summary>
    public static string Digest(WorldTable table)
    {
        ulong sum = 0;
        foreach (var row in Rows(table))
        {
            unchecked
            {
#pragma warning disable CA5351 // The digest is defined by MD5, which engines have; it protects nothing.
                sum += BinaryPrimitives.ReadUInt64BigEndian(MD5.HashData(Encoding.UTF8.GetBytes(row)));
#pragma warning restore CA5351
            }
        }

        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static List<string> Rows(WorldTable table, IEnumerable<Apache.Arrow.RecordBatch> batches, Func<Column, bool> wanted)
    {
        var columns = Enumerable.Range(0, table.Schema.Columns.Count).Where(c => wanted(table.Schema.Columns[c])).ToArray();
        var rows = new List<string>();
        var line = new StringBuilder();
        foreach (var batch in batches)
        {
            var cells = new BatchCells(table.Schema, batch);
            for (var row = 0; row < cells.Rows; row++)
            {
                line.Clear();
                foreach (var column in columns)
                {
                    line.Append(cells.Canonical(column, row)).Append(Separator);
                }

                rows.Add(line.ToString(0, line.Length - 1));
            }
        }

        return rows;
    }
}
