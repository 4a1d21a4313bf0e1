using Apache.Arrow;
using Apache.Arrow.Ipc;
using DuckDB.NET.Data;

namespace Delta.Sharp;

/// <summary>The columns of a query's answer and its rows, made while they are read and readable once.</summary>
public sealed class QueryResult : IDisposable
{
    private readonly QuerySession _session;
    private readonly DuckDBCommand _command;
    private readonly IArrowArrayStream _stream;
    private readonly CancellationToken _cancellation;

    internal QueryResult(QuerySession session, DuckDBCommand command, IArrowArrayStream stream, CancellationToken cancellation)
    {
        _session = session;
        _command = command;
        _stream = stream;
        _cancellation = cancellation;
    }

    public Schema Schema => _stream.Schema;

    /// <summary>The rows, a batch at a time. A batch is valid until the next is asked for.</summary>
    public IEnumerable<RecordBatch> Batches()
    {
        while (_session.Run(_command, NextBatch, _cancellation) is { } batch)
        {
            using (batch)
            {
                yield return batch;
            }
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _command.Dispose();
    }

    // DuckDB's stream computes in the call itself, so there is nothing to wait for.
    private RecordBatch? NextBatch() => _stream.ReadNextRecordBatchAsync(_cancellation).AsTask().GetAwaiter().GetResult();
}
