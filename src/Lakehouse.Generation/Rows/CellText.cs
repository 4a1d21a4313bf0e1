using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Lakehouse.Worlds.Tables;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.Generation.Rows;

/// <summary>Writes the cells of one column as text, without allocating for a cell. Bound to one batch at a time.</summary>
internal abstract class CellText
{
    public static CellText For(Column column) => column.Type.Kind switch
    {
        ColumnKind.Text when column.Dictionary => new DictionaryCell(),
        ColumnKind.Text => new TextCell(),
        ColumnKind.Int or ColumnKind.Date => new IntCell(),
        ColumnKind.Long or ColumnKind.Timestamp => new LongCell(),
        ColumnKind.Boolean => new BooleanCell(),
        ColumnKind.Decimal => new DecimalCell(column.Type.Scale),
        _ => throw new InvalidOperationException($"Column {column.Name} is of a kind that has no text."),
    };

    public abstract void Bind(IArrowArray array);

    public abstract bool IsNull(int row);

    /// <summary>The value: text as its bytes, dates as days, timestamps as microseconds, decimals with their full scale.</summary>
    public abstract void Append(int row, RowBuffer buffer);

    private abstract class Of<TArray> : CellText
        where TArray : class, IArrowArray
    {
        protected TArray Array { get; private set; } = null!;

        public override void Bind(IArrowArray array) => Array = array as TArray
            ?? throw new InvalidOperationException($"A column brought a {array.GetType().Name} where its schema says {typeof(TArray).Name}.");

        public override bool IsNull(int row) => Array.IsNull(row);
    }

    private sealed class TextCell : Of<StringArray>
    {
        public override void Append(int row, RowBuffer buffer) => buffer.Add(Array.GetBytes(row));
    }

    private sealed class DictionaryCell : Of<DictionaryArray>
    {
        private Int32Array _indices = null!;
        private StringArray _values = null!;

        public override void Bind(IArrowArray array)
        {
            base.Bind(array);
            _indices = (Int32Array)Array.Indices;
            _values = (StringArray)Array.Dictionary;
        }

        public override bool IsNull(int row) => _indices.IsNull(row);

        public override void Append(int row, RowBuffer buffer) => buffer.Add(_values.GetBytes(_indices.Values[row]));
    }

    private sealed class IntCell : CellText
    {
        private IArrowArray _array = null!;
        private int _offset;

        public override void Bind(IArrowArray array)
        {
            _array = array;
            _offset = array.Data.Offset;
        }

        public override bool IsNull(int row) => _array.IsNull(row);

        public override void Append(int row, RowBuffer buffer)
        {
            var value = MemoryMarshal.Cast<byte, int>(_array.Data.Buffers[1].Span)[_offset + row];
            AppendLong(value, buffer);
        }
    }

    private sealed class LongCell : CellText
    {
        private IArrowArray _array = null!;
        private int _offset;

        public override void Bind(IArrowArray array)
        {
            _array = array;
            _offset = array.Data.Offset;
        }

        public override bool IsNull(int row) => _array.IsNull(row);

        public override void Append(int row, RowBuffer buffer)
        {
            var value = MemoryMarshal.Cast<byte, long>(_array.Data.Buffers[1].Span)[_offset + row];
            AppendLong(value, buffer);
        }
    }

    private sealed class BooleanCell : Of<BooleanArray>
    {
        public override void Append(int row, RowBuffer buffer) =>
            buffer.Add(Array.GetValue(row)!.Value ? "true"u8 : "false"u8);
    }

    private sealed class DecimalCell(int scale) : Of<Decimal128Array>
    {
        public override void Append(int row, RowBuffer buffer)
        {
            var value = BinaryPrimitives.ReadInt128LittleEndian(Array.ValueBuffer.Span.Slice((Array.Offset + row) * 16, 16));
            Span<byte> digits = stackalloc byte[40];
            Int128.Abs(value).TryFormat(digits, out var count, provider: CultureInfo.InvariantCulture);
            if (value < 0)
            {
                buffer.Add((byte)'-');
            }

            if (scale == 0)
            {
                buffer.Add(digits[..count]);
                return;
            }

            var whole = count - scale;
            if (whole > 0)
            {
                buffer.Add(digits[..whole]);
                buffer.Add((byte)'.');
                buffer.Add(digits[whole..count]);
                return;
            }

            buffer.Add("0."u8);
            for (; whole < 0; whole++)
            {
                buffer.Add((byte)'0');
            }

            buffer.Add(digits[..count]);
        }
    }

    private static void AppendLong(long value, RowBuffer buffer)
    {
        value.TryFormat(buffer.Room(20), out var count, provider: CultureInfo.InvariantCulture);
        buffer.Advance(count);
    }
}
