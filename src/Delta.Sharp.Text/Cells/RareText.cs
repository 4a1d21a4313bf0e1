using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Scalars;

namespace Delta.Sharp.Text;

/// <summary>Bytes as hexadecimal digits.</summary>
internal sealed class HexText : CellText
{
    private VariableValues _values;

    internal override CellShape Shape => CellShape.Plain;

    public override void Append(Utf8Buffer output, int row)
    {
        ReadOnlySpan<byte> value = _values[row];
        Convert.TryToHexStringLower(value, output.Room(value.Length * 2), out int written);
        output.Advance(written);
    }

    protected override void BindValues(IArrowArray array) => _values.Set(array.Data);

    protected override void ReleaseValues() => _values.Release();
}

/// <summary>Durations such as <c>P1M2DT3.000004S</c>.</summary>
internal sealed class IntervalText : FixedText<MonthDayNanosecondInterval>
{
    private const long MicrosPerSecond = 1_000_000;

    internal override CellShape Shape => CellShape.Plain;

    public override void Append(Utf8Buffer output, int row)
    {
        MonthDayNanosecondInterval interval = Values[row];
        long micros = interval.Nanoseconds / 1_000;
        (long seconds, long fraction) = Math.DivRem(Math.Abs(micros), MicrosPerSecond);
        bool fits = System.Text.Unicode.Utf8.TryWrite(
            output.Room(80),
            CultureInfo.InvariantCulture,
            $"P{interval.Months}M{interval.Days}DT{(micros < 0 ? "-" : "")}{seconds}.{fraction:000000}S",
            out int written);
        System.Diagnostics.Debug.Assert(fits, "Three numbers are shorter than the room.");
        output.Advance(written);
    }
}
