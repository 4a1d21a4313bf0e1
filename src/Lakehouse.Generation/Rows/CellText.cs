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
            ?? throw new InvalidOperationException($"A column brought a {array.GetType().Name} where its schema says "
                + $"{typeof(TArray).Name}.");

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

    private abstract class WholeCell : CellText
    {
        private IArrowArray _array = null!;

        protected int Offset { get; private set; }

        protected ReadOnlySpan<byte> Bytes => _array.Data.Buffers[1].Span;

        public override void Bind(IArrowArray array)
        {
            _array = array;
            Offset = array.Data.Offset;
        }

        public override bool IsNull(int row) => _array.IsNull(row);
    }

    private sealed class IntCell : WholeCell
    {
        public override void Append(int row, RowBuffer buffer) =>
            AppendLong(MemoryMarshal.Cast<byte, int>(Bytes)[Offset + row], buffer);
    }

    private sealed class LongCell : WholeCell
    {
        public override void Append(int row, RowBuffer buffer) =>
            AppendLong(MemoryMarshal.Cast<byte, long>(Bytes)[Offset + row], buffer);
    }

    private sealed class BooleanCell : Of<BooleanArray>
    {
        public override void Append(int row, RowBuffer buffer) =>
            buffer.Add(Array.GetValue(row)!.Value ? "true"u8 : "false"u8);
    }

    private sealed class DecimalCell(int scale) : Of<Decimal128Array>
    {
        private const int MostCharacters = 41;

        public override void Append(int row, RowBuffer buffer)
        {
            var bytes = Array.ValueBuffer.Span.Slice((Array.Offset + row) * 16, 16);
            var low = BinaryPrimitives.ReadInt64LittleEndian(bytes);
            var high = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
            var text = buffer.Room(MostCharacters + scale);
            var count = high == low >> 63 ? Format(low, text) : FormatWide(bytes, text);
            buffer.Advance(scale == 0 ? count : PlacePoint(text, count, text[0] == '-' ? 1 : 0));
        }

        private static int Format(long value, Span<byte> text)
        {
            value.TryFormat(text, out var count, provider: CultureInfo.InvariantCulture);
            return count;
        }

        /// <summary>Apart, because code with 128-bit numbers is not compiled ahead.</summary>
        private static int FormatWide(ReadOnlySpan<byte> bytes, Span<byte> text)
        {
            BinaryPrimitives.ReadInt128LittleEndian(bytes).TryFormat(text, out var count, provider: CultureInfo.InvariantCulture);
            return count;
        }

        /// <summary>Makes of the digits from <paramref name="first"/> on a number with a point: at least one digit before it.</summary>
        private int PlacePoint(Span<byte> text, int count, int first)
        {
            var zeros = Math.Max(0, scale + 1 - (count - first));
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

    private static void AppendLong(long value, RowBuffer buffer)
    {
        value.TryFormat(buffer.Room(20), out var count, provider: CultureInfo.InvariantCulture);
        buffer.Advance(count);
    }
}
