using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Lakehouse.Worlds.Tables;

/// <summary>
/// The Arrow buffers of one batch of a table: filled in bulk, handed out as a record batch, and used again for the next.
/// </summary>
internal sealed class BatchBuffers
{
    private readonly TableSchema _schema;
    private readonly ColumnBuffer[] _columns;

    public BatchBuffers(TableSchema schema)
    {
        _schema = schema;
        _columns = [.. schema.Columns.Select(c => new ColumnBuffer(c))];
    }

    public ColumnBuffer this[int column] => _columns[column];

    public RecordBatch ToBatch(int rows) =>
        new(_schema.Arrow, _columns.Select((c, i) => c.ToArray(_schema.Arrow.GetFieldByIndex(i).DataType, rows)), rows);
}

/// <summary>The buffers of one column. Bits of validity must be set for each batch where the column is nullable.</summary>
internal sealed class ColumnBuffer
{
    private readonly Column _column;
    private readonly byte[] _values;
    private readonly byte[]? _validity;
    private byte[] _text = [];
    private int _textLength;
    private IArrowArray? _dictionary;

    public ColumnBuffer(Column column)
    {
        _column = column;
        var width = column.Type.Kind switch
        {
            ColumnKind.Boolean => 0,
            ColumnKind.Text or ColumnKind.Int or ColumnKind.Date => 4,
            ColumnKind.Long or ColumnKind.Timestamp => 8,
            ColumnKind.Decimal => 16,
            _ => throw new InvalidOperationException($"Column kind {column.Type.Kind} has no width."),
        };
        var plainText = column.Type.Kind == ColumnKind.Text && !column.Dictionary;
        _values = Pinned(width == 0 ? WorldTable.BatchRows / 8 : width * (WorldTable.BatchRows + (plainText ? 1 : 0)));
        _validity = column.Nullable ? Pinned(WorldTable.BatchRows / 8) : null;
        if (plainText)
        {
            _text = Pinned(WorldTable.BatchRows * 16);
        }
    }

    /// <summary>Integers, days, or indices into the dictionary.</summary>
    public Span<int> Ints => MemoryMarshal.Cast<byte, int>(_values.AsSpan());

    /// <summary>Long integers, or microseconds since 1970 UTC.</summary>
    public Span<long> Longs => MemoryMarshal.Cast<byte, long>(_values.AsSpan());

    /// <summary>Unscaled decimals.</summary>
    public Span<Int128> Decimals => MemoryMarshal.Cast<byte, Int128>(_values.AsSpan());

    /// <summary>Booleans, 64 to a word.</summary>
    public Span<ulong> Bits => MemoryMarshal.Cast<byte, ulong>(_values.AsSpan());

    /// <summary>Which rows have a value, 64 to a word.</summary>
    public Span<ulong> Validity => MemoryMarshal.Cast<byte, ulong>(_validity.AsSpan());

    public bool HasDictionary => _dictionary is not null;

    public void SetDictionary(IEnumerable<string> values)
    {
        var builder = new StringArray.Builder();
        builder.AppendRange(values, Encoding.UTF8);
        _dictionary = builder.Build();
    }

    /// <summary>Starts the texts of a batch.</summary>
    public TextWriter Texts()
    {
        _textLength = 0;
        Ints[0] = 0;
        return new TextWriter(this);
    }

    public IArrowArray ToArray(IArrowType type, int rows)
    {
        var nulls = _validity is null ? 0 : rows - CountValid(rows);
        ArrowBuffer validity = nulls == 0 ? ArrowBuffer.Empty : new ArrowBuffer(_validity.AsMemory(0, (rows + 7) / 8));
        ArrowBuffer[] buffers = _column switch
        {
            { Type.Kind: ColumnKind.Text, Dictionary: false } =>
                [validity, new(_values.AsMemory(0, 4 * (rows + 1))), new(_text.AsMemory(0, _textLength))],
            _ => [validity, new(_values.AsMemory(0, Math.Min(_values.Length, ((ValueBits * rows) + 7) / 8)))],
        };
        return ArrowArrayFactory.BuildArray(new ArrayData(
            type, rows, nulls, 0, buffers, children: null, dictionary: _column.Dictionary ? _dictionary!.Data : null));
    }

    private int ValueBits => _column.Type.Kind switch
    {
        ColumnKind.Boolean => 1,
        ColumnKind.Long or ColumnKind.Timestamp => 64,
        ColumnKind.Decimal => 128,
        _ => 32,
    };

    private int CountValid(int rows)
    {
        var valid = 0;
        var words = Validity;
        for (var i = 0; i < rows / 64; i++)
        {
            valid += BitOperations.PopCount(words[i]);
        }

        return rows % 64 == 0 ? valid : valid + BitOperations.PopCount(words[rows / 64] & ((1UL << (rows % 64)) - 1));
    }

    // Pinned, so native writers read the buffers where they are.
    private static byte[] Pinned(int length) => GC.AllocateArray<byte>(length, pinned: true);

    /// <summary>Appends the texts of a column, row after row.</summary>
    internal ref struct TextWriter
    {
        private readonly ColumnBuffer _owner;
        private readonly Span<int> _offsets;
        private Span<byte> _bytes;
        private int _length;
        private int _row;

        public TextWriter(ColumnBuffer owner)
        {
            _owner = owner;
            _offsets = owner.Ints;
            _bytes = owner._text;
        }

        /// <summary>Room for the next text, which has <paramref name="most"/> bytes at most.</summary>
        public Span<byte> Next(int most)
        {
            if (_bytes.Length - _length < most)
            {
                Grow(most);
            }

            return _bytes[_length..];
        }

        /// <summary>Ends the row with the bytes written into <see cref="Next"/>; none for a null.</summary>
        public void End(int written)
        {
            _length += written;
            _offsets[++_row] = _length;
        }

        public readonly void Done() => _owner._textLength = _length;

        private void Grow(int most)
        {
            var larger = Pinned(Math.Max(_bytes.Length * 2, _length + most));
            _bytes[.._length].CopyTo(larger);
            _owner._text = larger;
            _bytes = larger;
        }
    }
}
