using System.Buffers;

namespace Delta.Sharp.Text;

/// <summary>
/// The cells of a column as JSON values: numbers as numbers with their full scale, everything else that is text as strings,
/// nulls written. Rows are data for programs, so nothing is escaped that JSON does not ask for.
/// </summary>
internal sealed class JsonText(CellText cells)
{
    private static readonly SearchValues<byte> s_escaped = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(i => (byte)i)]);

    public CellText Cells { get; } = cells;

    public void Append(Utf8Buffer output, int row)
    {
        if (Cells.IsNull(row))
        {
            output.Add("null"u8);
            return;
        }

        switch (Cells.Shape)
        {
            case CellShape.Free:
                AppendString(output, ((FreeText)Cells).Of(row));
                break;
            case CellShape.Plain:
            case CellShape.Float when !IsFinite(row):
                output.Add((byte)'"');
                Cells.Append(output, row);
                output.Add((byte)'"');
                break;
            default:
                Cells.Append(output, row);
                break;
        }
    }

    public static void AppendString(Utf8Buffer output, ReadOnlySpan<byte> text)
    {
        output.Add((byte)'"');
        for (int next = text.IndexOfAny(s_escaped); next >= 0; next = text.IndexOfAny(s_escaped))
        {
            output.Add(text[..next]);
            AppendEscape(output, text[next]);
            text = text[(next + 1)..];
        }

        output.Add(text);
        output.Add((byte)'"');
    }

    private static void AppendEscape(Utf8Buffer output, byte value)
    {
        switch (value)
        {
            case (byte)'"':
                output.Add("\\\""u8);
                break;
            case (byte)'\\':
                output.Add("\\\\"u8);
                break;
            case (byte)'\n':
                output.Add("\\n"u8);
                break;
            case (byte)'\r':
                output.Add("\\r"u8);
                break;
            case (byte)'\t':
                output.Add("\\t"u8);
                break;
            default:
                output.Add("\\u00"u8);
                Convert.TryToHexString([value], output.Room(2), out int written);
                output.Advance(written);
                break;
        }
    }

    private bool IsFinite(int row) => Cells is FloatText<double> doubles
        ? doubles.IsFinite(row)
        : ((FloatText<float>)Cells).IsFinite(row);
}
