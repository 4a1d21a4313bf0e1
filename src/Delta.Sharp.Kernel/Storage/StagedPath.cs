namespace Delta.Sharp.Kernel;

/// <summary>
/// An object on its way into a folder that another library writes by its path. Disposing it unpublished leaves nothing,
/// nor what the library keeps beside it.
/// </summary>
public sealed class StagedPath : IDisposable
{
    internal StagedPath(FolderStore store, string key)
    {
        _store = store;
        Key = key;
        _finalPath = store.PathOf(key);
        Path = store.Try(key, "write", Reserve);
    }

    public string Key { get; }

    /// <summary>Where the bytes go. There is no file yet.</summary>
    public string Path { get; }

    /// <summary>Makes the bytes durable and visible under <see cref="Key"/>. The library must be done with the file.</summary>
    public void Publish() => _store.Try(Key, "write", () =>
    {
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        FolderStore.DeleteChecksum(_finalPath);
        File.Move(Path, _finalPath, overwrite: true);
        Posix.FlushFolder(System.IO.Path.GetDirectoryName(_finalPath)!);
    });

    public void Dispose()
    {
        string folder = System.IO.Path.GetDirectoryName(Path)!;
        string name = System.IO.Path.GetFileName(Path);
        TemporaryFile.Ignore(() =>
        {
            foreach (string path in Directory.EnumerateFiles(folder))
            {
                if (System.IO.Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal))
                {
                    File.Delete(path);
                }
            }
        });
    }

    private readonly FolderStore _store;
    private readonly string _finalPath;

    private string Reserve()
    {
        TemporaryFile.CreateFolder(System.IO.Path.GetDirectoryName(_finalPath)!);
        string path;
        do
        {
            path = _store.PathOf(TemporaryName.For(Key));
        }
        while (File.Exists(path));
        return path;
    }
}
