using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Generation.Dialects;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.DuckDb;

/// <summary>
/// The tables of a world as one DuckDB database with the world as schema. Rows are made on all threads and appended in their
/// order by whoever has the turn, since a database has one writer.
/// </summary>
public sealed class DuckDbFormat : IRowsFormat
{
    /// <summary>The layout of such a file; <see cref="InputException"/> where a compression is asked that it does not take.</summary>
    public static Layout LayoutOf(Compression? compression = null) =>
        Layout.Of(LakeFormat.DuckDb, compression, DuckDbFile.EngineVersion);

    public Layout Layout => LayoutOf();

    public string FileOf(string world, string table) => $"{world}.duckdb";

    public IEnumerable<Slice> Parts(WorldTable table) => Batchwise.Parts(table);

    public IFileInMaking Begin(NewFile file) => new DatabaseInMaking(file);

    public PlanDigest? DigestOf(string path, string world, WorldTable table, CancellationToken cancellation)
    {
        try
        {
            var file = new TableFile(TableFileKind.DuckDb, path, new FileInfo(path).Length, DeltaDialect.SchemaOf(table.Schema))
            {
                Inside = (world, table.Name),
            };
            var digest = TableDigest.Of(file, cancellation: cancellation);
            return new PlanDigest(digest.Rows, digest.Value);
        }
        catch (Exception e) when (e is QueryException or FileNotFoundException)
        {
            // What is wrong with the file decides nothing: it does not hold the table's rows.
            return null;
        }
    }
}
