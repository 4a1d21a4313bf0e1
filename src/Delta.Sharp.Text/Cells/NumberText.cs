using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>Values of fixed width.</summary>
internal abstract class FixedText(int width) : CellText
{
    protected Pinned Values { get; } = new();

    protected override void BindValues(IArrowArray array) => Values.SetValues(array.Data, width);

    protected override void ReleaseValues() => Values.Release();
}

/// <summary>Whole numbers of 32 bits, or whatever an array counts by them.</summary>
internal sealed class IntText() : FixedText(sizeof(int))
{
    private const int MostCharacters = 11;

    internal override CellShape Shape => CellShape.Number;

    public override void Append(Utf8Buffer output, int row)
    {
        Values.Ints[row].TryFormat(output.Room(MostCharacters), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

/// <summary>Whole numbers of 64 bits, or whatever an array counts by them.</summary>
internal sealed class LongText() : FixedText(sizeof(long))
{
    private const int MostCharacters = 20;

    internal override CellShape Shape => CellShape.Number;

    public override void Append(Utf8Buffer output, int row)
    {
        Values.Longs[row].TryFormat(output.Room(MostCharacters), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

/// <summary>Whole numbers of the other widths.</summary>
internal sealed class NumberText<T>() : FixedText(Unsafe.SizeOf<T>())
    where T : unmanaged, IUtf8SpanFormattable
{
    private const int MostCharacters = 20;

    internal override CellShape Shape => CellShape.Number;

    public override void Append(Utf8Buffer output, int row)
    {
        Values.As<T>()[row].TryFormat(output.Room(MostCharacters), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

/// <summary>Numbers of binary floating point, by the fewest digits that tell them apart.</summary>
internal sealed class FloatText<T>() : FixedText(Unsafe.SizeOf<T>())
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostCharacters = 32;

    internal override CellShape Shape => CellShape.Float;

    /// <summary>JSON has no spelling for a number that is not.</summary>
    public bool IsFinite(int row) => T.IsFinite(Values.As<T>()[row]);

    public override void Append(Utf8Buffer output, int row)
    {
        Values.As<T>()[row].TryFormat(output.Room(MostCharacters), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

/// <summary>Truth values, eight to a byte.</summary>
internal sealed class TruthText : CellText
{
    private readonly Pinned _bits = new();
    private int _offset;

    internal override CellShape Shape => CellShape.Truth;

    public override void Append(Utf8Buffer output, int row)
    {
        int bit = _offset + row;
        output.Add((_bits.Bytes[bit >> 3] & (1 << (bit & 7))) != 0 ? "true"u8 : "false"u8);
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
