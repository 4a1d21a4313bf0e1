using System.Buffers;
using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>
/// A buffer of an array, held in place: asking an Arrow buffer for its span costs more than reading a cell, so it is done
/// once a batch.
/// </summary>
internal sealed unsafe class Pinned
{
    private MemoryHandle _handle;
    private byte* _pointer;
    private int _length;

    public ReadOnlySpan<byte> Bytes => new(_pointer, _length);

    // Beside the generic one, because code that is generic over numbers is not compiled ahead.
    public ReadOnlySpan<int> Ints => new(_pointer, _length / sizeof(int));

    public ReadOnlySpan<long> Longs => new(_pointer, _length / sizeof(long));

    public ReadOnlySpan<T> As<T>()
        where T : unmanaged
        => new(_pointer, _length / sizeof(T));

    public void Set(ArrowBuffer buffer) => Set(buffer.Memory);

    /// <summary>The values of an array of fixed width, from its first on.</summary>
    public void SetValues(ArrayData data, int width) =>
        Set(data.Buffers[1].Memory.Slice(data.Offset * width, data.Length * width));

    public void Release()
    {
        _handle.Dispose();
        _pointer = null;
        _length = 0;
    }

    private void Set(ReadOnlyMemory<byte> memory)
    {
        Release();
        _handle = memory.Pin();
        _pointer = (byte*)_handle.Pointer;
        _length = memory.Length;
    }
}
