namespace Lakehouse.Generation.Rows;

/// <summary>A byte buffer that grows once and is used again for every row.</summary>
internal sealed class RowBuffer
{
    private byte[] _bytes = new byte[4_096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    public void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        _length += value.Length;
    }

    /// <summary>At least <paramref name="size"/> bytes to write to; <see cref="Advance"/> says how many were.</summary>
    public Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(_length + size)));
        }

        return _bytes.AsSpan(_length);
    }

    public void Advance(int count) => _length += count;
}
