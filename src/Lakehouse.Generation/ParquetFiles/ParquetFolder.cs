using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.ParquetFiles;

/// <summary>A folder of plain Parquet files with its manifest and lock, shared by the tables of a run.</summary>
internal sealed class ParquetFolder(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private TableLock? _lock;
    private bool _created;

    public FolderStore Store { get; } = new(path);

    /// <summary>Takes the lock, once for all tables.</summary>
    public void Begin()
    {
        if (_lock is null)
        {
            _created = Disk.CreateFolder(Store.Root);
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
        if (_created)
        {
            Disk.RemoveIfEmpty(Store.Root);
        }

        _lock?.Dispose();
        _lock = null;
    }
}
