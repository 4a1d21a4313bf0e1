using System.Globalization;
using System.Numerics;
using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>Values of fixed width.</summary>
internal abstract class FixedText<T> : CellText
    where T : unmanaged
{
    private Pinned<T> _values;

    protected ReadOnlySpan<T> Values => _values.Span;

    protected override void BindValues(IArrowArray array) => _values.SetValues(array.Data);

    protected override void ReleaseValues() => _values.Release();
}

/// <summary>Whole numbers, or whatever an array counts by whole numbers.</summary>
internal sealed class NumberText<T> : FixedText<T>
    where T : unmanaged, IUtf8SpanFormattable
{
    private const int MostDigits = 20;

    internal override CellShape Shape => CellShape.Number;

    public override void Append(Utf8Buffer output, int row)
    {
        Values[row].TryFormat(output.Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

/// <summary>Numbers of binary floating point, by the fewest digits that tell them apart.</summary>
internal sealed class FloatText<T> : FixedText<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostCharacters = 32;

    internal override CellShape Shape => CellShape.Float;

    /// <summary>JSON has no spelling for a number that is not.</summary>
    public bool IsFinite(int row) => T.IsFinite(Values[row]);

    public override void Append(Utf8Buffer output, int row)
    {
        Values[row].TryFormat(output.Room(MostCharacters), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

/// <summary>Truth values, eight to a byte.</summary>
internal sealed class TruthText : CellText
{
    private Pinned<byte> _bits;
    private int _offset;

    internal override CellShape Shape => CellShape.Truth;

    public override void Append(Utf8Buffer output, int row)
    {
        int bit = _offset + row;
        output.Add((_bits.Span[bit >> 3] & (1 << (bit & 7))) != 0 ? "true"u8 : "false"u8);
    }

    protected override void BindValues(IArrowArray array)
    {
        _offset = array.Data.Offset;
        _bits.Set(array.Data.Buffers[1]);
    }

    protected override void ReleaseValues() => _bits.Release();
}

/// <summary>The column of a type whose only value is null.</summary>
internal sealed class NoText : CellText
{
    internal override CellShape Shape => CellShape.Plain;

    public override bool IsNull(int row) => true;

    public override void Append(Utf8Buffer output, int row) => throw new InvalidOperationException("A null has no text.");

    protected override void BindValues(IArrowArray array)
    {
    }

    protected override void ReleaseValues()
    {
    }
}
