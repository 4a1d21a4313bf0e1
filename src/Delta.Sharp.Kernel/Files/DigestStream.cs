using System.Security.Cryptography;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Passes bytes on and takes their digest, so that a file need not be read again. It remembers why it failed, because
/// the native writer hands on the text of an exception only.
/// </summary>
internal sealed class DigestStream(Stream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_abandoned)
        {
            return;
        }

        try
        {
            inner.Write(buffer);
        }
        catch (Exception failure)
        {
            Failure ??= failure;
            throw;
        }

        _hash.AppendData(buffer);
        _length += buffer.Length;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    internal Exception? Failure { get; private set; }

    /// <summary>Drops whatever still comes: the native writer ends a file with a valid footer even when it is given up.</summary>
    internal void Abandon() => _abandoned = true;

    internal string DigestSoFar() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;
    private bool _abandoned;
}
