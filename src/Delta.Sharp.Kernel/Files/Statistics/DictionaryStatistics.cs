using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Text as indices into a dictionary. Only entries that are used count. They are marked, and compared once a dictionary,
/// before the batch that brought it goes. Once its least and greatest entry are marked, it holds nothing more to learn.
/// </summary>
internal sealed class DictionaryStatistics : ColumnStatistics
{
    internal override void WriteMin(Utf8JsonWriter json, JsonEncodedText name) => _bounds.WriteMin(json, name);

    internal override void WriteMax(Utf8JsonWriter json, JsonEncodedText name) => _bounds.WriteMax(json, name);

    protected override void AddValues(IArrowArray array)
    {
        var typed = (DictionaryArray)array;
        if (!ReferenceEquals(typed.Data.Dictionary, _source))
        {
            Take(typed);
        }

        if (_used[_least] && _used[_greatest])
        {
            return;
        }

        switch (typed.Indices.Data.DataType)
        {
            case Int8Type:
                Mark<sbyte>(typed);
                break;
            case Int16Type:
                Mark<short>(typed);
                break;
            default:
                Mark<int>(typed);
                break;
        }

        Compare((StringArray)typed.Dictionary);
    }

    private readonly TextBounds _bounds = new();
    private ArrayData? _source;
    private bool[] _used = [];
    private bool[] _compared = [];
    private int _least;
    private int _greatest;

    private void Take(DictionaryArray array)
    {
        var dictionary = (StringArray)array.Dictionary;
        _source = array.Data.Dictionary;
        _used = new bool[dictionary.Length];
        _compared = new bool[dictionary.Length];
        _least = 0;
        _greatest = 0;
        for (int i = 1; i < dictionary.Length; i++)
        {
            ReadOnlySpan<byte> entry = dictionary.GetBytes(i, out _);
            _least = entry.SequenceCompareTo(dictionary.GetBytes(_least, out _)) < 0 ? i : _least;
            _greatest = entry.SequenceCompareTo(dictionary.GetBytes(_greatest, out _)) > 0 ? i : _greatest;
        }
    }

    private void Mark<T>(DictionaryArray array)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArrayData data = array.Indices.Data;
        ReadOnlySpan<T> indices = MemoryMarshal.Cast<byte, T>(data.Buffers[1].Span).Slice(data.Offset, data.Length);
        Span<bool> used = _used;
        var runs = new ValidRuns(array);
        while (runs.MoveNext())
        {
            foreach (T index in indices.Slice(runs.Start, runs.Count))
            {
                used[int.CreateTruncating(index)] = true;
            }
        }
    }

    private void Compare(StringArray dictionary)
    {
        for (int i = 0; i < _used.Length; i++)
        {
            if (_used[i] && !_compared[i])
            {
                _compared[i] = true;
                _bounds.Add(dictionary.GetBytes(i, out _));
            }
        }
    }
}
