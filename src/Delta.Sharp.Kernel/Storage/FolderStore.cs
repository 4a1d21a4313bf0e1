namespace Delta.Sharp.Kernel;

/// <summary>A table in a folder of the local file system. The folder appears with the first object put into it.</summary>
public sealed class FolderStore : ITableStore
{
    public FolderStore(string root)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    }

    public string Root { get; }

    public string DisplayName => Root;

    public bool Exists(string key) => File.Exists(PathOf(key));

    public long Size(string key) => Try(key, "read", () => new FileInfo(PathOf(key)).Length);

    public Stream OpenRead(string key) => Try(key, "read", () => new FileStream(
        PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, ReadBuffer));

    public IReadOnlyList<StoreFile> List(string prefix) => Try(prefix, "list", () =>
    {
        string folder = prefix[..(prefix.LastIndexOf('/') + 1)];
        var start = new DirectoryInfo(folder.Length == 0 ? Root : PathOf(folder[..^1]));
        if (!start.Exists)
        {
            return [];
        }

        var found = new List<StoreFile>();
        foreach (FileInfo file in start.EnumerateFiles("*", s_everything))
        {
            string key = Path.GetRelativePath(Root, file.FullName);
            key = Path.DirectorySeparatorChar == '/' ? key : key.Replace(Path.DirectorySeparatorChar, '/');
            if (key.StartsWith(prefix, StringComparison.Ordinal) && Describe(key, file) is StoreFile described)
            {
                found.Add(described);
            }
        }

        found.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        return found;
    });

    public bool PutIfAbsent(string key, Action<Stream> write)
    {
        string path = PathOf(key);
        if (File.Exists(path))
        {
            return false;
        }

        using var file = new TemporaryFile(this, key);
        Try(key, "write", () => write(file.Content));
        return Try(key, "write", () => file.PlaceIfAbsent(path));
    }

    public IStagedFile Stage(string key) => Try(key, "write", () => new TemporaryFile(this, key));

    /// <summary>Begins an object whose bytes another library writes, at a path that it is given.</summary>
    public StagedPath StagePath(string key) => new(this, key);

    public bool Delete(string key) => Try(key, "delete", () =>
    {
        string path = PathOf(key);
        if (!File.Exists(path))
        {
            return false;
        }

        DeleteChecksum(path);
        File.Delete(path);
        return true;
    });

    public IReadOnlyList<Leftover> Leftovers()
    {
        var found = new List<Leftover>();
        foreach (StoreFile file in List(""))
        {
            if (TemporaryName.TryParse(file.Key, out string? finalKey))
            {
                found.Add(new Leftover(file.Key, finalKey, file.Modified));
            }
        }

        return found;
    }

    /// <summary>The path of a key in the file system.</summary>
    public string PathOf(string key)
    {
        return LogPath.IsKey(key)
            ? Path.Combine(Root, key)
            : throw new DeltaStoreException(DisplayName, $"'{key}' does not name a file inside {DisplayName}, so it was not touched.");
    }

    internal T Try<T>(string key, string verb, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StoreFailure.Of(this, key, verb, failure);
        }
    }

    internal void Try(string key, string verb, Action work) => Try(key, verb, () =>
    {
        work();
        return true;
    });

    /// <summary>Hadoop keeps a checksum beside a file and fails on the file when the checksum is another's.</summary>
    internal static void DeleteChecksum(string path) =>
        File.Delete(Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.crc"));

    private const int ReadBuffer = 65_536;

    private static readonly EnumerationOptions s_everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    /// <summary>Null for a file that another process removed while the folder was listed.</summary>
    private static StoreFile? Describe(string key, FileInfo file)
    {
        try
        {
            return new StoreFile(key, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
