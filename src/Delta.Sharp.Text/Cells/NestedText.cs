using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Text;

/// <summary>Structs, lists and maps as JSON.</summary>
internal sealed class NestedText : FreeText
{
    private readonly Utf8Buffer _text = new();
    private readonly IArrowType _type;
    private readonly JsonText[] _children;
    private readonly byte[][] _names;
    private IArrowArray? _array;

    public NestedText(IArrowType type)
    {
        _type = type;
        IReadOnlyList<Field> fields = type switch
        {
            StructType record => record.Fields,
            MapType map => [map.KeyField, map.ValueField],
            ListType list => [list.ValueField],
            FixedSizeListType list => [list.ValueField],
            _ => throw Unwritable(type),
        };
        _children = [.. fields.Select(field => new JsonText(For(field.DataType)))];
        _names = [.. fields.Select(field => NameOf(field))];
    }

    internal override CellShape Shape => CellShape.Json;

    public override ReadOnlySpan<byte> Of(int row)
    {
        _text.Clear();
        switch (_array)
        {
            case StructArray:
                WriteObject(row);
                break;
            case MapArray map:
                WriteMap(map.ValueOffsets[row], map.GetValueLength(row));
                break;
            case ListArray list:
                WriteList(list.ValueOffsets[row], list.GetValueLength(row));
                break;
            case FixedSizeListArray list:
                int length = ((FixedSizeListType)_type).ListSize;
                WriteList((list.Data.Offset + row) * length, length);
                break;
            default:
                throw Unwritable(_type);
        }

        return _text.Written;
    }

    public override void Release()
    {
        base.Release();
        foreach (JsonText child in _children)
        {
            child.Cells.Release();
        }
    }

    protected override void BindValues(IArrowArray array)
    {
        _array = array;
        IReadOnlyList<IArrowArray> values = array switch
        {
            StructArray record => record.Fields,
            MapArray map => [map.Keys, map.Values],
            ListArray list => [list.Values],
            FixedSizeListArray list => [list.Values],
            _ => throw Unwritable(_type),
        };
        for (int i = 0; i < _children.Length; i++)
        {
            _children[i].Cells.Bind(values[i]);
        }
    }

    protected override void ReleaseValues() => _array = null;

    private static byte[] NameOf(Field field)
    {
        Utf8Buffer name = new();
        JsonText.AppendString(name, System.Text.Encoding.UTF8.GetBytes(field.Name));
        name.Add((byte)':');
        return name.Written.ToArray();
    }

    private void WriteObject(int row)
    {
        _text.Add((byte)'{');
        for (int i = 0; i < _children.Length; i++)
        {
            Separate(i);
            _text.Add(_names[i]);
            _children[i].Append(_text, row);
        }

        _text.Add((byte)'}');
    }

    private void WriteMap(int first, int count)
    {
        Utf8Buffer key = new();
        _text.Add((byte)'{');
        for (int i = 0; i < count; i++)
        {
            Separate(i);
            key.Clear();
            _children[0].Cells.Append(key, first + i);
            JsonText.AppendString(_text, key.Written);
            _text.Add((byte)':');
            _children[1].Append(_text, first + i);
        }

        _text.Add((byte)'}');
    }

    private void WriteList(int first, int count)
    {
        _text.Add((byte)'[');
        for (int i = 0; i < count; i++)
        {
            Separate(i);
            _children[0].Append(_text, first + i);
        }

        _text.Add((byte)']');
    }

    private void Separate(int place)
    {
        if (place > 0)
        {
            _text.Add((byte)',');
        }
    }
}
