namespace Lakehouse.Generation.Verification;

/// <summary>Takes bytes and compares them with those of another stream; neither is kept.</summary>
internal sealed class ComparingStream(Stream expected) : Stream
{
    private byte[] _buffer = [];

    /// <summary>Whether every byte so far was the same.</summary>
    public bool IsEqual { get; private set; } = true;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether every byte was the same and none is left on the other side. Asked once, at the end.</summary>
    public bool IsSame() => IsEqual && expected.ReadByte() < 0;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_buffer.Length < buffer.Length)
        {
            _buffer = new byte[buffer.Length];
        }

        var there = _buffer.AsSpan(0, buffer.Length);
        IsEqual = IsEqual
            && expected.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) == there.Length
            && there.SequenceEqual(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
