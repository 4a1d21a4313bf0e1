namespace Delta.Sharp.Text;

/// <summary>A byte buffer that grows and is used again, so that rows of text cost no memory of their own.</summary>
public sealed class Utf8Buffer
{
    private byte[] _bytes = new byte[4_096];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(byte value)
    {
        if (_length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[_length++] = value;
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
            Grow(size);
        }

        return _bytes.AsSpan(_length);
    }

    public void Advance(int count) => _length += count;

    private void Grow(int size) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(_length + size)));
}
