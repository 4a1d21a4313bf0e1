using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.C;
using DuckDB.NET.Data;

namespace Lakehouse.Benchmarks.Duck;

/// <summary>Appends record batches to a DuckDB table through Arrow's C data interface, which DuckDB.NET does not bind.</summary>
internal sealed unsafe partial class ArrowImport : IDisposable
{
    private const int ChunkRows = 2_048;

    private readonly IntPtr _connection;
    private IntPtr _appender;
    private IntPtr _converted;

    public ArrowImport(DuckDBConnection connection, string table, Schema schema)
    {
        _connection = connection.NativeConnection.DangerousGetHandle();
        if (CreateAppender(_connection, null, table, out _appender) != 0)
        {
            throw new InvalidOperationException($"DuckDB gave no appender for {table}.");
        }

        var exported = CArrowSchema.Create();
        try
        {
            CArrowSchemaExporter.ExportSchema(schema, exported);
            Check(SchemaFromArrow(_connection, exported, out _converted));
        }
        finally
        {
            CArrowSchema.Free(exported);
        }
    }

    public void Append(RecordBatch batch)
    {
        foreach (var column in batch.Arrays)
        {
            // DuckDB 1.5 writes past its buffer for such an array.
            if (column is DictionaryArray { NullCount: > 0 } texts && texts.Dictionary.Length > ChunkRows)
            {
                throw new InvalidOperationException($"DuckDB cannot take a dictionary of {texts.Dictionary.Length} entries with nulls.");
            }
        }

        for (var first = 0; first < batch.Length; first += ChunkRows)
        {
            AppendChunk(batch.Slice(first, Math.Min(ChunkRows, batch.Length - first)));
        }
    }

    /// <summary>Makes the rows visible.</summary>
    public void Dispose()
    {
        if (_converted != IntPtr.Zero)
        {
            DestroyConvertedSchema(ref _converted);
        }

        if (DestroyAppender(ref _appender) != 0)
        {
            throw new InvalidOperationException("DuckDB did not take the last rows.");
        }
    }

    private void AppendChunk(RecordBatch rows)
    {
        var exported = CArrowArray.Create();
        try
        {
            CArrowArrayExporter.ExportRecordBatch(rows, exported);
            Check(ChunkFromArrow(_connection, exported, _converted, out var chunk));
            var state = AppendDataChunk(_appender, chunk);
            DestroyDataChunk(ref chunk);
            if (state != 0)
            {
                throw new InvalidOperationException("DuckDB did not take a chunk of rows.");
            }
        }
        finally
        {
            CArrowArray.Free(exported);
        }
    }

    private static void Check(IntPtr error)
    {
        if (error == IntPtr.Zero)
        {
            return;
        }

        var message = Marshal.PtrToStringUTF8(ErrorMessage(error));
        DestroyError(ref error);
        throw new InvalidOperationException($"DuckDB did not take Arrow data: {message}");
    }

    [LibraryImport("duckdb", EntryPoint = "duckdb_appender_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateAppender(IntPtr connection, string? schema, string table, out IntPtr appender);

    [LibraryImport("duckdb", EntryPoint = "duckdb_appender_destroy")]
    private static partial int DestroyAppender(ref IntPtr appender);

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
