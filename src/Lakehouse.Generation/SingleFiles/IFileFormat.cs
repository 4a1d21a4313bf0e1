using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>A format in which a table, or several tables of a world, are one file.</summary>
public interface IFileFormat
{
    /// <summary>The name of the file that a table goes into.</summary>
    string FileOf(string world, string table);

    /// <summary>The parts of a table that may be made at once, numbered from 0 in order of their rows.</summary>
    IEnumerable<Slice> Parts(WorldTable table);

    /// <summary>Begins a file; nothing stands under its final name before it is published.</summary>
    IFileInMaking Begin(NewFile file);
}

/// <summary>
/// A format whose bytes differ from one making to the next, so that its files are compared by the rows in them.
/// </summary>
public interface IRowsFormat : IFileFormat
{
    /// <summary>The layout of the files that are made here.</summary>
    Layout Layout { get; }

    /// <summary>The digest of a table's rows as they stand in a file; null where it has no such table or cannot be read.</summary>
    PlanDigest? DigestOf(string path, string world, WorldTable table, CancellationToken cancellation);
}

/// <summary>What a file is to hold and where it is to stand.</summary>
/// <param name="Store">The folder.</param>
/// <param name="Key">The file's final name.</param>
/// <param name="World">The world of the tables.</param>
/// <param name="Tables">The tables to be made.</param>
/// <param name="KeepsOthers">The file that stands there holds other tables of the same plan, which stay in it.</param>
/// <param name="RowsDone">Told of rows as they are made.</param>
public sealed record NewFile(
    FolderStore Store,
    string Key,
    string World,
    IReadOnlyList<WorldTable> Tables,
    bool KeepsOthers,
    Action<WorldTable, long> RowsDone)
{
    /// <summary>
    /// Where the bytes go if not into the folder, because they are only compared; for formats whose bytes are promised.
    /// </summary>
    public Stream? Instead { get; init; }

    /// <summary>Begins the file's bytes.</summary>
    internal IStagedFile Stage() => Instead is null ? Store.Stage(Key) : new Unkept(Key, Instead);

    private sealed class Unkept(string key, Stream content) : IStagedFile
    {
        public string Key => key;

        public Stream Content => content;

        public void Publish() => throw new NotSupportedException("Bytes that are only compared are not published.");

        public void Dispose()
        {
        }
    }
}

/// <summary>A file while it is made. Disposed unpublished, it leaves nothing.</summary>
public interface IFileInMaking : IDisposable
{
    /// <summary>Makes one part of a table, on any thread. Parts are begun in their order, and each is made once.</summary>
    void Make(WorldTable table, Slice part, CancellationToken cancellation);

    /// <summary>Ends the file once every part is made.</summary>
    FileSummary Complete(CancellationToken cancellation);

    /// <summary>Where the whole file lies until it is published; null where its bytes are promised and prove it.</summary>
    string? Path => null;

    /// <summary>Gives the whole file its final name.</summary>
    void Publish();
}

/// <summary>A whole file.</summary>
public readonly record struct FileSummary(long Bytes, string Sha256);
