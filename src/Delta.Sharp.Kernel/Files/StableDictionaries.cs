using System.Buffers;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Dictionaries that stay as they are. The native writer keeps a row group's first dictionary of a column where it lies, and
/// compares those that come later with it; lay it in a buffer that is filled anew, every later one would pass for the same, and
/// its rows be written with the wrong texts. One that differs is told apart then, and written as plain text.
/// </summary>
internal sealed class StableDictionaries(int columns) : IDisposable
{
    private readonly StringArray?[] _kept = new StringArray?[columns];
    private readonly List<byte[]> _rented = [];

    /// <summary>The first batch of a row group, with dictionaries in memory of their own.</summary>
    internal RecordBatch Hold(RecordBatch batch)
    {
        IArrowArray[]? held = null;
        for (int i = 0; i < columns; i++)
        {
            if (batch.Column(i) is DictionaryArray column)
            {
                var dictionary = (StringArray)column.Dictionary;
                _kept[i] = _kept[i] is { } kept && IsSame(kept, dictionary) ? kept : Copy(dictionary);
                held ??= [.. batch.Arrays];
                held[i] = new DictionaryArray((DictionaryType)column.Data.DataType, column.Indices, _kept[i]);
            }
        }

        return held is null ? batch : new RecordBatch(batch.Schema, held, batch.Length);
    }

    /// <summary>Lets go of the memory; the native writer must have done so.</summary>
    public void Dispose()
    {
        foreach (byte[] memory in _rented)
        {
            ArrayPool<byte>.Shared.Return(memory);
        }

        _rented.Clear();
    }

    private static bool IsSame(StringArray kept, StringArray dictionary) =>
        kept.ValueOffsets.SequenceEqual(dictionary.ValueOffsets) && Texts(kept).SequenceEqual(Texts(dictionary));

    private static ReadOnlySpan<byte> Texts(StringArray dictionary) =>
        dictionary.Values[dictionary.ValueOffsets[0]..dictionary.ValueOffsets[^1]];

    private StringArray Copy(StringArray dictionary) => new(new ArrayData(
        StringType.Default,
        dictionary.Length,
        0,
        0,
        [
            ArrowBuffer.Empty,
            Copy(MemoryMarshal.AsBytes(dictionary.ValueOffsets)),
            Copy(dictionary.Values[..dictionary.ValueOffsets[^1]]),
        ]));

    private ArrowBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        byte[] memory = ArrayPool<byte>.Shared.Rent(bytes.Length);
        _rented.Add(memory);
        bytes.CopyTo(memory);
        return new ArrowBuffer(memory.AsMemory(0, bytes.Length));
    }
}
