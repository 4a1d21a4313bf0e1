using System.Buffers;
using System.Globalization;
using System.Text;
using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// Cells as text, as JSON Lines and the command <c>row</c> write them: decimals with their full scale, times in ISO 8601
/// with six digits and Z. Worlds know no format of files, so the few kinds of a world's columns are written here.
/// </summary>
internal static class CellText
{
    private static readonly DateTime s_epoch = DateTime.UnixEpoch;

    /// <summary>The number in a cell: an integer, days, microseconds, an unscaled decimal, or 0 or 1.</summary>
    public static Int128 NumberOf(IArrowArray column, int row) => column switch
    {
        Int32Array ints => ints.Values[row],
        Date32Array days => days.Values[row],
        Int64Array longs => longs.Values[row],
        TimestampArray times => times.Values[row],
        Decimal128Array decimals => System.Runtime.InteropServices.MemoryMarshal.Read<Int128>(decimals.ValueBuffer.Span[(16 * row)..]),
        BooleanArray booleans => booleans.GetValue(row) == true ? 1 : 0,
        _ => throw new InvalidOperationException($"Columns of the Arrow type {column.Data.DataType.Name} hold no numbers."),
    };

    public static ReadOnlySpan<byte> TextOf(IArrowArray column, int row) => column is DictionaryArray dictionary
        ? ((StringArray)dictionary.Dictionary).GetBytes(((Int32Array)dictionary.Indices).Values[row])
        : ((StringArray)column).GetBytes(row);

    /// <summary>Appends a cell that is not null, without quotes.</summary>
    public static void Append(IBufferWriter<byte> output, ColumnType type, IArrowArray column, int row)
    {
        if (type.Kind == ColumnKind.Text)
        {
            output.Write(TextOf(column, row));
        }
        else
        {
            AppendNumber(output, type, NumberOf(column, row));
        }
    }

    /// <summary>Appends a cell as a JSON value.</summary>
    public static void AppendJson(IBufferWriter<byte> output, ColumnType type, IArrowArray column, int row)
    {
        if (column.IsNull(row))
        {
            output.Write("null"u8);
            return;
        }

        switch (type.Kind)
        {
            case ColumnKind.Text:
                AppendString(output, TextOf(column, row));
                break;
            case ColumnKind.Date or ColumnKind.Timestamp:
                output.Write("\""u8);
                Append(output, type, column, row);
                output.Write("\""u8);
                break;
            default:
                Append(output, type, column, row);
                break;
        }
    }

    /// <summary>Appends a text as a JSON string; only what JSON asks for is escaped.</summary>
    public static void AppendString(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        output.Write("\""u8);
        foreach (var value in text)
        {
            switch (value)
            {
                case (byte)'"' or (byte)'\\':
                    output.Write([(byte)'\\', value]);
                    break;
                case (byte)'\n':
                    output.Write("\\n"u8);
                    break;
                case (byte)'\r':
                    output.Write("\\r"u8);
                    break;
                case (byte)'\t':
                    output.Write("\\t"u8);
                    break;
                case < (byte)' ':
                    Write(output, $"\\u{(int)value:x4}");
                    break;
                default:
                    output.Write([value]);
                    break;
            }
        }

        output.Write("\""u8);
    }

    /// <summary>Appends a value of a column that holds no text.</summary>
    public static void AppendNumber(IBufferWriter<byte> output, ColumnType type, Int128 value)
    {
        switch (type.Kind)
        {
            case ColumnKind.Int or ColumnKind.Long:
                Write(output, $"{(long)value}");
                break;
            case ColumnKind.Boolean:
                output.Write(value == 0 ? "false"u8 : "true"u8);
                break;
            case ColumnKind.Date:
                Write(output, $"{s_epoch.AddDays((double)value):yyyy-MM-dd}");
                break;
            case ColumnKind.Timestamp:
                Write(output, $"{s_epoch.AddTicks((long)value * TimeSpan.TicksPerMicrosecond):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}");
                break;
            case ColumnKind.Decimal:
                AppendDecimal(output, value, type.Scale);
                break;
            default:
                throw new InvalidOperationException($"Column kind {type.Kind} holds no numbers.");
        }
    }

    public static void Write(IBufferWriter<byte> output, FormattableString text) =>
        Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture), output);

    private static void AppendDecimal(IBufferWriter<byte> output, Int128 value, int scale)
    {
        var digits = Int128.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        Write(output, $"{(value < 0 ? "-" : "")}{digits[..^scale]}{(scale > 0 ? "." : "")}{digits[^scale..]}");
    }
}
