using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Text;

/// <summary>Cells that may hold any characters, and are had as a whole so that formats can look through them.</summary>
internal abstract class FreeText : CellText
{
    internal override CellShape Shape => CellShape.Free;

    /// <summary>The text of a cell that is not null; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Of(int row);

    public override void Append(Utf8Buffer output, int row) => output.Add(Of(row));
}

/// <summary>Bytes of any length, which string arrays share with binary ones.</summary>
internal struct VariableValues
{
    private Pinned<int> _ends;
    private Pinned<byte> _bytes;
    private int _offset;

    public readonly ReadOnlySpan<byte> this[int row]
    {
        get
        {
            int start = _ends.Span[_offset + row];
            return _bytes.Span[start.._ends.Span[_offset + row + 1]];
        }
    }

    public void Set(ArrayData data)
    {
        _offset = data.Offset;
        _ends.Set(data.Buffers[1]);
        _bytes.Set(data.Buffers[2]);
    }

    public void Release()
    {
        _ends.Release();
        _bytes.Release();
    }
}

internal sealed class StringText : FreeText
{
    private VariableValues _values;

    public override ReadOnlySpan<byte> Of(int row) => _values[row];

    protected override void BindValues(IArrowArray array) => _values.Set(array.Data);

    protected override void ReleaseValues() => _values.Release();
}

/// <summary>Texts that stand once in a dictionary and are meant by their place in it.</summary>
internal sealed class DictionaryText(DictionaryType type) : FreeText
{
    private readonly DictionaryPlaces _places = new(type);
    private readonly StringText _texts = new();

    public override bool IsNull(int row) => base.IsNull(row) || _texts.IsNull(_places[row]);

    public override ReadOnlySpan<byte> Of(int row) => _texts.Of(_places[row]);

    public override void Release()
    {
        base.Release();
        _texts.Release();
    }

    protected override void BindValues(IArrowArray array)
    {
        _places.Set(array.Data);
        _texts.Bind(((DictionaryArray)array).Dictionary);
    }

    protected override void ReleaseValues() => _places.Release();
}

/// <summary>The places in its dictionary that an array's cells mean, whatever integers they are kept in.</summary>
internal sealed class DictionaryPlaces(DictionaryType type)
{
    private readonly ArrowTypeId _width = type.IndexType.TypeId switch
    {
        ArrowTypeId.Int32 or ArrowTypeId.UInt32 => ArrowTypeId.Int32,
        ArrowTypeId.Int16 or ArrowTypeId.UInt16 => ArrowTypeId.UInt16,
        ArrowTypeId.Int8 or ArrowTypeId.UInt8 => ArrowTypeId.UInt8,
        _ => throw CellText.Unwritable(type),
    };

    private Pinned<int> _ints;
    private Pinned<ushort> _shorts;
    private Pinned<byte> _bytes;

    // A place is never negative, so it does not matter which of the integers have a sign.
    public int this[int row] => _width switch
    {
        ArrowTypeId.Int32 => _ints.Span[row],
        ArrowTypeId.UInt16 => _shorts.Span[row],
        _ => _bytes.Span[row],
    };

    public void Set(ArrayData data)
    {
        switch (_width)
        {
            case ArrowTypeId.Int32:
                _ints.SetValues(data);
                break;
            case ArrowTypeId.UInt16:
                _shorts.SetValues(data);
                break;
            default:
                _bytes.SetValues(data);
                break;
        }
    }

    public void Release()
    {
        _ints.Release();
        _shorts.Release();
        _bytes.Release();
    }
}
