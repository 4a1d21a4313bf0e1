using System.Buffers;
using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>
/// Rows as CSV: a header, RFC 4180 quoting, lines end in LF. A null is an empty field, an empty text is <c>""</c>.
/// </summary>
public sealed class CsvFormat(Schema schema) : RowFormat(schema, TimeSpelling.Iso8601)
{
    private static readonly SearchValues<byte> s_quoted = SearchValues.Create("\",\r\n"u8);

    private readonly byte[][] _names = [.. schema.FieldsList.Select(field => System.Text.Encoding.UTF8.GetBytes(field.Name))];

    public override void AppendHeader(Utf8Buffer output)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            Separate(output, i);
            AppendField(output, _names[i]);
        }

        output.Add((byte)'\n');
    }

    public override void AppendRow(Utf8Buffer output, int row)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            Separate(output, i);
            CellText column = Columns[i];
            if (column.IsNull(row))
            {
                continue;
            }

            if (column is FreeText text)
            {
                AppendField(output, text.Of(row));
            }
            else
            {
                column.Append(output, row);
            }
        }
    }

    private static void Separate(Utf8Buffer output, int column)
    {
        if (column > 0)
        {
            output.Add((byte)',');
        }
    }

    private static void AppendField(Utf8Buffer output, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text.IndexOfAny(s_quoted) < 0)
        {
            output.Add(text);
            return;
        }

        output.Add((byte)'"');
        for (int quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            output.Add(text[..(quote + 1)]);
            output.Add((byte)'"');
            text = text[(quote + 1)..];
        }

        output.Add(text);
        output.Add((byte)'"');
    }
}
