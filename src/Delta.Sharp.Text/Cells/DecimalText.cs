using System.Buffers.Binary;
using System.Globalization;
using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>Decimals with all digits of their scale and at least one before the point.</summary>
internal sealed class DecimalText(int scale) : CellText
{
    private const int Width = 16;
    private const int MostCharacters = 41;

    private Pinned<byte> _values;
    private int _first;

    internal override CellShape Shape => CellShape.Number;

    public override void Append(Utf8Buffer output, int row)
    {
        ReadOnlySpan<byte> value = _values.Span.Slice((_first + row) * Width, Width);
        long low = BinaryPrimitives.ReadInt64LittleEndian(value);
        long high = BinaryPrimitives.ReadInt64LittleEndian(value[8..]);
        Span<byte> text = output.Room(MostCharacters + scale);
        int count = high == low >> 63 ? Format(low, text) : FormatWide(value, text);
        output.Advance(scale == 0 ? count : PlacePoint(text, count, text[0] == '-' ? 1 : 0));
    }

    protected override void BindValues(IArrowArray array)
    {
        _first = array.Data.Offset;
        _values.Set(array.Data.Buffers[1]);
    }

    protected override void ReleaseValues() => _values.Release();

    private static int Format(long value, Span<byte> text)
    {
        value.TryFormat(text, out int count, default, CultureInfo.InvariantCulture);
        return count;
    }

    /// <summary>Apart, because code with 128-bit numbers is not compiled ahead.</summary>
    private static int FormatWide(ReadOnlySpan<byte> value, Span<byte> text)
    {
        BinaryPrimitives.ReadInt128LittleEndian(value).TryFormat(text, out int count, default, CultureInfo.InvariantCulture);
        return count;
    }

    /// <summary>Makes of the digits from <paramref name="first"/> on a number with a point.</summary>
    private int PlacePoint(Span<byte> text, int count, int first)
    {
        int zeros = Math.Max(0, scale + 1 - (count - first));
        if (zeros > 0)
        {
            text[first..count].CopyTo(text[(first + zeros)..]);
            text.Slice(first, zeros).Fill((byte)'0');
            count += zeros;
        }

        text[(count - scale)..count].CopyTo(text[(count - scale + 1)..]);
        text[count - scale] = (byte)'.';
        return count + 1;
    }
}
