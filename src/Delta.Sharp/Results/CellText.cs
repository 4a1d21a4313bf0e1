using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp;

/// <summary>
/// One value of an Arrow array as UTF-8 text: numbers with their full scale, times as ISO 8601 (with Z where they are
/// instants), nested values as JSON.
/// </summary>
internal static class CellText
{
    /// <summary>Adds the text of a value that is not null.</summary>
    public static void Append(ArrayBufferWriter<byte> output, IArrowArray array, int row)
    {
        switch (array)
        {
            case StringArray text:
                output.Write(text.GetBytes(row));
                break;
            case Int64Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case Int32Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case Decimal128Array numbers:
                AppendDecimal(output, numbers.ValueBuffer.Span.Slice((numbers.Offset + row) * 16, 16), numbers.Scale);
                break;
            case TimestampArray times:
                TimeText.AppendInstant(output, (TimestampType)times.Data.DataType, times.GetValue(row)!.Value);
                break;
            case Date32Array dates:
                TimeText.AppendDate(output, dates.GetValue(row)!.Value);
                break;
            case DictionaryArray dictionary:
                Append(output, dictionary.Dictionary, DictionaryIndex(dictionary, row));
                break;
            case BooleanArray booleans:
                output.Write(booleans.GetValue(row)!.Value ? "true"u8 : "false"u8);
                break;
            case DoubleArray numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case FloatArray numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case Int16Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case Int8Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case UInt64Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case UInt32Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case UInt16Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case UInt8Array numbers:
                Append(output, numbers.GetValue(row)!.Value);
                break;
            case Time64Array times:
                TimeText.AppendTimeOfDay(output, times.GetMicroSeconds(row)!.Value);
                break;
            case MonthDayNanosecondIntervalArray intervals:
                TimeText.AppendInterval(output, intervals.GetValue(row)!.Value);
                break;
            case BinaryArray bytes:
                AppendHex(output, bytes.GetBytes(row));
                break;
            case StructArray or ListArray or FixedSizeListArray:
                using (Utf8JsonWriter json = new(output, JsonValues.WriterOptions))
                {
                    new JsonValues().Write(json, array, row);
                }

                break;
            default:
                throw Unwritable(array.Data.DataType);
        }
    }

    public static int DictionaryIndex(DictionaryArray dictionary, int row) => dictionary.Indices switch
    {
        Int32Array indices => indices.GetValue(row)!.Value,
        UInt8Array indices => indices.GetValue(row)!.Value,
        UInt16Array indices => indices.GetValue(row)!.Value,
        UInt32Array indices => (int)indices.GetValue(row)!.Value,
        Int8Array indices => indices.GetValue(row)!.Value,
        Int16Array indices => indices.GetValue(row)!.Value,
        _ => throw Unwritable(dictionary.Data.DataType),
    };

    public static QueryException Unwritable(IArrowType type) =>
        new($"Values of the type {type.Name} cannot be written as text; cast the column to VARCHAR in the query.");

    private static void AppendDecimal(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> littleEndian, int scale)
    {
        Int128 unscaled = BinaryPrimitives.ReadInt128LittleEndian(littleEndian);
        UInt128 magnitude = unscaled < 0 ? (UInt128)(-unscaled) : (UInt128)unscaled;
        Span<byte> digits = stackalloc byte[39];
        int count;
        if (magnitude <= ulong.MaxValue)
        {
            ((ulong)magnitude).TryFormat(digits, out count, default, CultureInfo.InvariantCulture);
        }
        else
        {
            magnitude.TryFormat(digits, out count, default, CultureInfo.InvariantCulture);
        }

        Span<byte> span = output.GetSpan(42);
        int length = 0;
        if (unscaled < 0)
        {
            span[length++] = (byte)'-';
        }

        int whole = Math.Max(count - scale, 0);
        if (whole == 0)
        {
            span[length++] = (byte)'0';
        }

        digits[..whole].CopyTo(span[length..]);
        length += whole;
        if (scale > 0)
        {
            span[length++] = (byte)'.';
            int zeros = scale - (count - whole);
            span.Slice(length, zeros).Fill((byte)'0');
            length += zeros;
            digits[whole..count].CopyTo(span[length..]);
            length += count - whole;
        }

        output.Advance(length);
    }

    private static void AppendHex(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexStringLower(bytes, output.GetSpan(bytes.Length * 2), out int written);
        output.Advance(written);
    }

    private static void Append<T>(ArrayBufferWriter<byte> output, T value)
        where T : IUtf8SpanFormattable
    {
        // Enough for the longest number: a double in full.
        Span<byte> span = output.GetSpan(32);
        value.TryFormat(span, out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}
