namespace Delta.Sharp.Kernel;

/// <summary>A file under a temporary name beside its final place. It is gone when disposed, whatever happened.</summary>
internal sealed class TemporaryFile : IStagedFile
{
    internal TemporaryFile(FolderStore store, string key)
    {
        _store = store;
        Key = key;
        _finalPath = store.PathOf(key);
        (_path, _stream) = store.Try(key, "write", Create);
    }

    public string Key { get; }

    public Stream Content => _stream;

    public void Publish() => _store.Try(Key, "write", () =>
    {
        Close();
        FolderStore.DeleteChecksum(_finalPath);
        File.Move(_path, _finalPath, overwrite: true);
        Posix.FlushFolder(Path.GetDirectoryName(_finalPath)!);
    });

    public void Dispose()
    {
        // What can fail here is flushing bytes nobody wants and removing a name that Leftovers() will show; neither may
        // hide the failure that led here, nor make a commit that is already in place look like one that is not.
        Ignore(_stream.Dispose);
        Ignore(() => File.Delete(_path));
    }

    /// <summary>Makes the bytes durable and gives them their final name only if it is free.</summary>
    internal bool PlaceIfAbsent(string path)
    {
        Close();
        if (OperatingSystem.IsWindows())
        {
            return MoveIfAbsent(path);
        }

        Posix.Placement placement = Posix.Link(_path, path);
        if (placement == Posix.Placement.NotSupported)
        {
            placement = Posix.RenameIfAbsent(_path, path);
        }

        if (placement == Posix.Placement.NotSupported)
        {
            throw new DeltaStoreException(
                _store.DisplayName,
                $"{_store.DisplayName} lies on a file system that can neither link a file nor rename one without replacing"
                + " another, so two writers could overwrite each other's commits. Put the table on another file system.");
        }

        if (placement == Posix.Placement.Done)
        {
            Posix.FlushFolder(Path.GetDirectoryName(path)!);
        }

        return placement == Posix.Placement.Done;
    }

    internal static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string parent = Path.GetDirectoryName(folder)!;
        CreateFolder(parent);
        Directory.CreateDirectory(folder);
        Posix.FlushFolder(parent);
    }

    internal static void Ignore(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private const int WriteBuffer = 65_536;

    private readonly FolderStore _store;
    private readonly string _finalPath;
    private readonly string _path;
    private readonly FileStream _stream;

    private (string Path, FileStream Stream) Create()
    {
        CreateFolder(Path.GetDirectoryName(_finalPath)!);
        while (true)
        {
            string path = _store.PathOf(TemporaryName.For(Key));
            try
            {
                return (path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, WriteBuffer));
            }
            catch (IOException) when (File.Exists(path))
            {
                // A process of the same number, on another machine or long dead, left it: take the next name.
            }
        }
    }

    private void Close()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
    }

    private bool MoveIfAbsent(string path)
    {
        try
        {
            File.Move(_path, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }
}
