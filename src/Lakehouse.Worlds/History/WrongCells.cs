using System.Buffers;
using Apache.Arrow;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tables;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.Worlds.History;

/// <summary>
/// What somebody could have written by mistake and puts right later: an amount or a count that is somewhat off, a text with two
/// of its letters or digits the other way round. Keys and what the load itself notes of a row are never wrong.
/// </summary>
internal sealed class WrongCells(TableSchema schema, ulong columnKey, ulong valueKey)
{
    /// <summary>A wrong number is off by one part of so many at most, or by its least step.</summary>
    private const int MostOff = 5;

    private readonly int[] _numbers = ColumnsOf(schema, column => column.Type.Kind is ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal);
    private readonly int[] _texts = ColumnsOf(schema, column => column.Type.Kind is ColumnKind.Text);

    public IRowRewriter NewRewriter() => new Rewriter(this);

    /// <summary>The column that is wrong: half of the time a number, where the row has one.</summary>
    public int ColumnOf(long change, RecordBatch batch, int row)
    {
        var draw = Mix.Of(columnKey, change);
        if (_numbers.Length > 0 && (draw & 1) == 0)
        {
            var number = Planter.Choose(_numbers, draw, batch, row);
            if (batch.Column(number).IsValid(row))
            {
                return number;
            }
        }

        return Planter.Choose(_texts, draw, batch, row);
    }

    private Column ColumnAt(int position) => schema.Columns[position];

    private ulong DrawOf(long change) => Mix.Of(valueKey, change);

    private static int[] ColumnsOf(TableSchema schema, Func<Column, bool> fits) => [.. Enumerable.Range(0, schema.Columns.Count).Where(i =>
        !schema.Columns[i].Name.StartsWith('_') && !schema.Key.Contains(schema.Columns[i].Name) && fits(schema.Columns[i]))];

    private static Int128 Off(Column column, Int128 value, ulong draw)
    {
        var step = 1 + (Int128)(long)Mix.Below(draw, (long)Int128.Max(1, Int128.Abs(value) / MostOff));
        var isBelow = column.Least is { } least && value - step < column.Type.UnitsOf(least);
        var isAbove = column.Most is { } most && value + step > column.Type.UnitsOf(most);
        return isBelow || (!isAbove && (draw & 1) == 0) ? value + step : value - step;
    }

    /// <summary>Two neighbours of one sort change places; where all are alike, a blank has slipped in.</summary>
    private static void Misspell(ReadOnlySpan<byte> text, ulong draw, ArrayBufferWriter<byte> output)
    {
        var pairs = Math.Max(0, text.Length - 1);
        var first = pairs == 0 ? 0 : (int)Mix.Below(draw, pairs);
        for (var i = 0; i < pairs; i++)
        {
            var at = (first + i) % pairs;
            if (text[at] != text[at + 1] && AreOfOneSort(text[at], text[at + 1]))
            {
                output.Write(text[..at]);
                output.Write([text[at + 1], text[at]]);
                output.Write(text[(at + 2)..]);
                return;
            }
        }

        output.Write(text);
        output.Write(" "u8);
    }

    private static bool AreOfOneSort(byte a, byte b) =>
        (char.IsAsciiDigit((char)a) && char.IsAsciiDigit((char)b)) || (char.IsAsciiLetter((char)a) && char.IsAsciiLetter((char)b));

    private sealed class Rewriter(WrongCells wrong) : IRowRewriter
    {
        private readonly ArrayBufferWriter<byte> _text = new();

        public void Rewrite(long change, RecordBatch batch, int row, NewCells cells)
        {
            var at = wrong.ColumnOf(change, batch, row);
            var column = wrong.ColumnAt(at);
            var draw = wrong.DrawOf(change);
            if (column.Type.Kind == ColumnKind.Text)
            {
                _text.ResetWrittenCount();
                Misspell(CellText.TextOf(batch.Column(at), row), draw, _text);
                cells.Text(at, _text.WrittenSpan);
            }
            else
            {
                cells.Number(at, Off(column, CellText.NumberOf(batch.Column(at), row), draw));
            }
        }
    }
}
