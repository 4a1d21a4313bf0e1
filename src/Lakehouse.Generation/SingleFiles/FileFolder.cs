using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>A folder of single files with its manifest and lock, shared by the tables of a run.</summary>
internal sealed class FileFolder(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private TableLock? _lock;
    private bool _created;

    public FolderStore Store { get; } = new(path);

    /// <summary>Whether this run alone may change the folder.</summary>
    public bool IsHeld => _lock is not null;

    /// <summary>Takes the lock, once for all tables.</summary>
    public void Begin()
    {
        if (_lock is null)
        {
            _created = Disk.CreateFolder(Store.Root);
            _lock = TableLock.Take(Store.Root);
        }
    }

    public IReadOnlyList<ManifestEntry> Entries()
    {
        lock (_gate)
        {
            return Manifest.Read(Store);
        }
    }

    /// <summary>Replaces what the manifest says of a file and of the tables that are now in it.</summary>
    public void Put(string file, IReadOnlyList<ManifestEntry> entries)
    {
        lock (_gate)
        {
            Manifest.Write(
                Store,
                [.. Manifest.Read(Store).Where(old => old.File != file && !entries.Any(e => e.Table == old.Table)), .. entries]);
        }
    }

    /// <summary>Ends a publication: removes the files that its tables stood in before, unless another table still is in them.</summary>
    public void Settle(string file)
    {
        var entries = Entries();
        var mine = entries.Where(entry => entry.File == file).ToList();
        foreach (var old in mine.Select(entry => entry.Replaces).Distinct())
        {
            if (old is not null && !entries.Any(entry => entry.File == old))
            {
                Store.Delete(old);
            }
        }

        Put(file, [.. mine.Select(entry => entry.Settled)]);
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
