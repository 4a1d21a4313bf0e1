using System.Buffers;
using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>
/// A buffer of an array, held in place: asking an Arrow buffer for its span costs more than reading a cell, so it is done
/// once a batch.
/// </summary>
internal unsafe struct Pinned<T>
    where T : unmanaged
{
    private MemoryHandle _handle;
    private int _length;

    public readonly ReadOnlySpan<T> Span => new(_handle.Pointer, _length);

    public void Set(ArrowBuffer buffer)
    {
        Release();
        _handle = buffer.Memory.Pin();
        _length = buffer.Length / sizeof(T);
    }

    /// <summary>The values of an array of fixed width, from its first on.</summary>
    public void SetValues(ArrayData data)
    {
        Release();
        _handle = data.Buffers[1].Memory.Slice(data.Offset * sizeof(T), data.Length * sizeof(T)).Pin();
        _length = data.Length;
    }

    public void Release()
    {
        _handle.Dispose();
        _length = 0;
    }
}
