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
    Action<WorldTable, long> RowsDone);

/// <summary>A file while it is made. Disposed unpublished, it leaves nothing.</summary>
public interface IFileInMaking : IDisposable
{
    /// <summary>Makes one part of a table, on any thread. Parts are begun in their order, and each is made once.</summary>
    void Make(WorldTable table, Slice part, CancellationToken cancellation);

    /// <summary>Ends the file once every part is made.</summary>
    FileSummary Complete(CancellationToken cancellation);

    /// <summary>Gives the whole file its final name.</summary>
    void Publish();
}

/// <summary>A whole file.</summary>
public readonly record struct FileSummary(long Bytes, string Sha256);
