using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.C;
using DuckDB.NET.Data;

namespace Delta.Sharp;

/// <summary>
/// Appends record batches to a table of DuckDB through Arrow's C data interface, which DuckDB.NET does not bind. For one
/// thread at a time, on a connection that does nothing else meanwhile. A failure is told by a <see cref="QueryException"/>.
/// </summary>
public sealed unsafe partial class ArrowAppender : IDisposable
{
    private const int ChunkRows = 2_048;

    private readonly string _table;
    private readonly IntPtr _connection;
    private IntPtr _appender;
    private IntPtr _converted;

    /// <param name="connection">An open connection.</param>
    /// <param name="world">The table's schema; null for the connection's own.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="schema">The schema of the batches, column by column that of the table.</param>
    public ArrowAppender(DuckDBConnection connection, string? world, string table, Schema schema)
    {
        _table = table;
        _connection = connection.NativeConnection.DangerousGetHandle();
        if (CreateAppender(_connection, world, table, out _appender) != 0)
        {
            QueryException failure = Failure(Marshal.PtrToStringUTF8(AppenderError(_appender)));
            _ = DestroyAppender(ref _appender);
            throw failure;
        }

        CArrowSchema* exported = CArrowSchema.Create();
        try
        {
            CArrowSchemaExporter.ExportSchema(schema, exported);
            Check(SchemaFromArrow(_connection, exported, out _converted));
        }
        catch
        {
            _ = DestroyAppender(ref _appender);
            throw;
        }
        finally
        {
            CArrowSchema.Free(exported);
        }
    }

    /// <summary>Appends the rows of a batch, which may be used again once the call has returned.</summary>
    public void Append(RecordBatch batch)
    {
        for (int first = 0; first < batch.Length; first += ChunkRows)
        {
            // Never disposed: its memory is the batch's.
            AppendChunk(RowChunk.Of(batch, first, Math.Min(ChunkRows, batch.Length - first)));
        }
    }

    /// <summary>Makes the rows visible to the connection.</summary>
    public void Complete()
    {
        if (CloseAppender(_appender) != 0)
        {
            throw Failure(Marshal.PtrToStringUTF8(AppenderError(_appender)));
        }
    }

    /// <summary>Lets go of the table; rows since the last completion may or may not be in it.</summary>
    public void Dispose()
    {
        if (_converted != IntPtr.Zero)
        {
            DestroyConvertedSchema(ref _converted);
        }

        if (_appender != IntPtr.Zero)
        {
            _ = DestroyAppender(ref _appender);
        }
    }

    private void AppendChunk(RecordBatch rows)
    {
        CArrowArray* exported = CArrowArray.Create();
        try
        {
            CArrowArrayExporter.ExportRecordBatch(rows, exported);
            Check(ChunkFromArrow(_connection, exported, _converted, out IntPtr chunk));
            int state = AppendDataChunk(_appender, chunk);
            DestroyDataChunk(ref chunk);
            if (state != 0)
            {
                throw Failure(Marshal.PtrToStringUTF8(AppenderError(_appender)));
            }
        }
        finally
        {
            CArrowArray.Free(exported);
        }
    }

    private void Check(IntPtr error)
    {
        if (error == IntPtr.Zero)
        {
            return;
        }

        string? message = Marshal.PtrToStringUTF8(ErrorMessage(error));
        DestroyError(ref error);
        throw Failure(message);
    }

    private QueryException Failure(string? said) =>
        new($"DuckDB did not take rows of {_table}: {DuckErrors.Sentence(said ?? "it did not say why")}") { IsFailedWork = true };

    [LibraryImport("duckdb", EntryPoint = "duckdb_appender_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateAppender(IntPtr connection, string? schema, string table, out IntPtr appender);

    [LibraryImport("duckdb", EntryPoint = "duckdb_appender_close")]
    private static partial int CloseAppender(IntPtr appender);

    [LibraryImport("duckdb", EntryPoint = "duckdb_appender_destroy")]
    private static partial int DestroyAppender(ref IntPtr appender);

    [LibraryImport("duckdb", EntryPoint = "duckdb_appender_error")]
    private static partial IntPtr AppenderError(IntPtr appender);

    [LibraryImport("duckdb", EntryPoint = "duckdb_append_data_chunk")]
    private static partial int AppendDataChunk(IntPtr appender, IntPtr chunk);

    [LibraryImport("duckdb", EntryPoint = "duckdb_destroy_data_chunk")]
    private static partial void DestroyDataChunk(ref IntPtr chunk);

    [LibraryImport("duckdb", EntryPoint = "duckdb_schema_from_arrow")]
    private static partial IntPtr SchemaFromArrow(IntPtr connection, CArrowSchema* schema, out IntPtr converted);

    [LibraryImport("duckdb", EntryPoint = "duckdb_data_chunk_from_arrow")]
    private static partial IntPtr ChunkFromArrow(IntPtr connection, CArrowArray* array, IntPtr converted, out IntPtr chunk);

    [LibraryImport("duckdb", EntryPoint = "duckdb_destroy_arrow_converted_schema")]
    private static partial void DestroyConvertedSchema(ref IntPtr converted);

    [LibraryImport("duckdb", EntryPoint = "duckdb_error_data_message")]
    private static partial IntPtr ErrorMessage(IntPtr error);

    [LibraryImport("duckdb", EntryPoint = "duckdb_destroy_error_data")]
    private static partial void DestroyError(ref IntPtr error);
}
