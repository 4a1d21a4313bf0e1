using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>A place for one file that keeps nothing: what is written there is compared with a file that stands elsewhere.</summary>
internal sealed class ComparingStore(ITableStore there) : ITableStore, IDisposable
{
    private Stream? _expected;

    public string DisplayName => there.DisplayName;

    /// <summary>What is written, next to what is there; once it has begun.</summary>
    public ComparingStream? Comparing { get; private set; }

    public IStagedFile Stage(string key)
    {
        _expected = there.OpenRead(key);
        Comparing = new ComparingStream(_expected);
        return new Compared(key, Comparing);
    }

    public void Dispose()
    {
        Comparing?.Dispose();
        _expected?.Dispose();
    }

    public bool Exists(string key) => there.Exists(key);

    public long Size(string key) => there.Size(key);

    public Stream OpenRead(string key) => there.OpenRead(key);

    public IReadOnlyList<StoreFile> List(string prefix) => there.List(prefix);

    public bool PutIfAbsent(string key, Action<Stream> write) => throw Refusal();

    public bool Delete(string key) => throw Refusal();

    public IReadOnlyList<Leftover> Leftovers() => [];

    private static NotSupportedException Refusal() => new("A comparison changes nothing.");

    private sealed class Compared(string key, ComparingStream content) : IStagedFile
    {
        public string Key => key;

        public Stream Content => content;

        public void Publish() => throw Refusal();

        public void Dispose()
        {
        }
    }
}
