namespace Delta.Sharp.Kernel;

/// <summary>A table in a folder of the local file system.</summary>
public sealed class FolderStore : ITableStore
{
    public FolderStore(string root)
    {
        Root = Path.GetFullPath(root);
    }

    public string Root { get; }

    public string DisplayName => Root;

    public bool Exists(string key) => throw new NotImplementedException();

    public long Size(string key) => throw new NotImplementedException();

    public Stream OpenRead(string key) => throw new NotImplementedException();

    public IReadOnlyList<StoreFile> List(string prefix) => throw new NotImplementedException();

    public bool PutIfAbsent(string key, Action<Stream> write) => throw new NotImplementedException();

    public IStagedFile Stage(string key) => throw new NotImplementedException();

    public bool Delete(string key) => throw new NotImplementedException();

    public IReadOnlyList<Leftover> Leftovers() => throw new NotImplementedException();
}
