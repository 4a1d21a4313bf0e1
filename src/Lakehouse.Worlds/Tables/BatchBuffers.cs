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
    private readonly TextBuffer? _texts;
    private ArrayData? _dictionary;

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
        _values = IsPlainText(column) ? [] : Pinned(width == 0 ? WorldTable.BatchRows / 8 : width * WorldTable.BatchRows);
        _validity = column.Nullable ? Pinned(WorldTable.BatchRows / 8) : null;
        _texts = column.Type.Kind == ColumnKind.Text ? new TextBuffer() : null;
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

    /// <summary>Starts the plain texts of a batch.</summary>
    public TextBuffer.Writer Texts() => _texts!.Write(WorldTable.BatchRows);

    /// <summary>Starts the dictionary of the batches to come; <see cref="DictionaryDone"/> ends it.</summary>
    public TextBuffer.Writer Dictionary(int texts) => _texts!.Write(texts);

    /// <summary>Takes the dictionary of another batch, which must stay as it is while this one is in use.</summary>
    public void ShareDictionary(ArrayData dictionary) => _dictionary = dictionary;

    public void DictionaryDone() => _dictionary = _texts!.ToData(0, ArrowBuffer.Empty);

    public void SetDictionary(params ReadOnlySpan<string> values)
    {
        var writer = Dictionary(values.Length);
        foreach (var value in values)
        {
            var room = writer.Next(Encoding.UTF8.GetMaxByteCount(value.Length));
            writer.End(Encoding.UTF8.GetBytes(value, room));
        }

        writer.Done();
        DictionaryDone();
    }

    public IArrowArray ToArray(IArrowType type, int rows)
    {
        var nulls = _validity is null ? 0 : rows - CountValid(rows);
        var validity = nulls == 0 ? ArrowBuffer.Empty : new ArrowBuffer(_validity.AsMemory(0, (rows + 7) / 8));
        return ArrowArrayFactory.BuildArray(IsPlainText(_column)
            ? _texts!.ToData(nulls, validity)
            : new ArrayData(
                type,
                rows,
                nulls,
                0,
                [validity, new ArrowBuffer(_values.AsMemory(0, ((ValueBits * rows) + 7) / 8))],
                children: null,
                dictionary: _dictionary));
    }

    private static bool IsPlainText(Column column) => column.Type.Kind == ColumnKind.Text && !column.Dictionary;

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
}
