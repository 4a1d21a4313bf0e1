using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>Compares a commit with actions that should have made it, byte for byte, without holding either.</summary>
internal sealed class CommitComparison : ITableStore
{
    private readonly ITableStore _actual;

    private CommitComparison(ITableStore actual)
    {
        _actual = actual;
    }

    public string DisplayName => _actual.DisplayName;

    public static bool AreEqual(ITableStore actual, long version, IEnumerable<LogAction> actions)
    {
        var comparison = new CommitComparison(actual);
        new DeltaLog(comparison).Commit(version, actions);
        return comparison._equal;
    }

    private bool _equal;

    public bool Exists(string key) => _actual.Exists(key);

    public long Size(string key) => _actual.Size(key);

    public Stream OpenRead(string key) => _actual.OpenRead(key);

    public IReadOnlyList<StoreFile> List(string prefix) => _actual.List(prefix);

    public bool PutIfAbsent(string key, Action<Stream> write)
    {
        using var actual = _actual.OpenRead(key);
        using var comparing = new ComparingStream(actual);
        write(comparing);
        _equal = comparing.IsEqual && actual.ReadByte() < 0;
        return true;
    }

    public IStagedFile Stage(string key) => throw new NotSupportedException("A comparison writes nothing.");

    public bool Delete(string key) => throw new NotSupportedException("A comparison removes nothing.");

    public IReadOnlyList<Leftover> Leftovers() => [];

    private sealed class ComparingStream(Stream expected) : Stream
    {
        private byte[] _buffer = [];

        public bool IsEqual { get; private set; } = true;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

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
}
