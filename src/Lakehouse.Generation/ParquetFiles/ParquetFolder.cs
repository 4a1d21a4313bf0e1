using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.ParquetFiles;

/// <summary>A folder of plain Parquet files with its manifest and lock, shared by the tables of a run.</summary>
internal sealed class ParquetFolder(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private TableLock? _lock;

    public FolderStore Store { get; } = new(path);

    /// <summary>Takes the lock, once for all tables.</summary>
    public void Begin()
    {
        if (_lock is null)
        {
            Disk.CreateFolder(Store.Root);
            _lock = TableLock.Take(Store.Root);
        }
    }

    public ManifestEntry? Find(string table)
    {
        lock (_gate)
        {
            return ParquetManifest.Read(Store).FirstOrDefault(e => e.Table == table);
        }
    }

    public void Put(ManifestEntry entry)
    {
        lock (_gate)
        {
            ParquetManifest.Write(Store, [.. ParquetManifest.Read(Store).Where(e => e.Table != entry.Table), entry]);
        }
    }

    public void Dispose()
    {
        if (_lock is not null && Directory.Exists(Store.Root) && !Directory.EnumerateFileSystemEntries(Store.Root).Any())
        {
            Directory.Delete(Store.Root);
        }

        _lock?.Dispose();
        _lock = null;
    }
}
