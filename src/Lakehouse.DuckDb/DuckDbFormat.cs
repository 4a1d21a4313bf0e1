using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.DuckDb;

/// <summary>
/// The tables of a world as one DuckDB database with the world as schema. Rows are made on all threads and appended in their
/// order by whoever has the turn, since a database has one writer.
/// </summary>
public sealed class DuckDbFormat : IFileFormat
{
    /// <summary>The layout of such a file; <see cref="InputException"/> where a compression is asked that it does not take.</summary>
    public static Layout LayoutOf(Compression? compression = null) =>
        Layout.Of(LakeFormat.DuckDb, compression, DuckDbFile.EngineVersion);

    public string FileOf(string world, string table) => $"{world}.duckdb";

    public IEnumerable<Slice> Parts(WorldTable table) => Batchwise.Parts(table);

    public IFileInMaking Begin(NewFile file) => new DatabaseInMaking(file);
}
