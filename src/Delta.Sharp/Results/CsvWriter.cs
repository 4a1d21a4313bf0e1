using System.Buffers;
using System.Text;
using Apache.Arrow;

namespace Delta.Sharp;

/// <summary>
/// Rows as CSV: a header, RFC 4180 quoting, lines end in LF. A null is an empty field, an empty text is <c>""</c>.
/// </summary>
public static class CsvWriter
{
    private const int FlushBytes = 64 * 1024;

    private static readonly SearchValues<byte> s_quoted = SearchValues.Create("\",\r\n"u8);

    public static void Write(Schema schema, IEnumerable<RecordBatch> batches, Stream output)
    {
        ArrayBufferWriter<byte> lines = new(FlushBytes * 2);
        ArrayBufferWriter<byte> cell = new();
        for (int column = 0; column < schema.FieldsList.Count; column++)
        {
            Separate(lines, column);
            AppendField(lines, Encoding.UTF8.GetBytes(schema.FieldsList[column].Name));
        }

        lines.Write("\n"u8);
        foreach (RecordBatch batch in batches)
        {
            IArrowArray[] columns = [.. batch.Arrays];
            for (int row = 0; row < batch.Length; row++)
            {
                for (int column = 0; column < columns.Length; column++)
                {
                    Separate(lines, column);
                    if (!columns[column].IsNull(row))
                    {
                        cell.ResetWrittenCount();
                        CellText.Append(cell, columns[column], row);
                        AppendField(lines, cell.WrittenSpan);
                    }
                }

                lines.Write("\n"u8);
                if (lines.WrittenCount >= FlushBytes)
                {
                    output.Write(lines.WrittenSpan);
                    lines.ResetWrittenCount();
                }
            }
        }

        output.Write(lines.WrittenSpan);
        output.Flush();
    }

    private static void Separate(ArrayBufferWriter<byte> lines, int column)
    {
        if (column > 0)
        {
            lines.Write(","u8);
        }
    }

    private static void AppendField(ArrayBufferWriter<byte> lines, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text.IndexOfAny(s_quoted) < 0)
        {
            lines.Write(text);
            return;
        }

        lines.Write("\""u8);
        for (int quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            lines.Write(text[..(quote + 1)]);
            lines.Write("\""u8);
            text = text[(quote + 1)..];
        }

        lines.Write(text);
        lines.Write("\""u8);
    }
}
