using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Generation;
using Lakehouse.Generation.Dialects;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.DuckDb;

/// <summary>A database under a temporary name: new, or a copy of the one in place where that holds tables that stay.</summary>
internal sealed class DatabaseInMaking : IFileInMaking
{
    // Enough for the row groups under way; what is appended goes to the file as it comes.
    private const int MemoryMegabytes = 192;

    private readonly NewFile _file;
    private readonly StagedPath _staged;
    private readonly Dictionary<WorldTable, TableInMaking> _tables = [];
    private readonly Lock _writing = new();
    private readonly DuckDbFile? _database;

    public DatabaseInMaking(NewFile file)
    {
        _file = file;
        _staged = file.Store.StagePath(file.Key);
        try
        {
            if (file.KeepsOthers)
            {
                Try(() => File.Copy(file.Store.PathOf(file.Key), _staged.Path));
            }

            // One thread of its own: the threads of the run take turns in it.
            _database = Try(() => DuckDbFile.Open(_staged.Path, new QueryOptions { Threads = 1, MemoryMegabytes = MemoryMegabytes }));
            foreach (var table in file.Tables)
            {
                Try(() => _database.CreateTable(
                    file.World, table.Name, table.Schema.Description, DeltaDialect.SchemaOf(table.Schema)));
                _tables.Add(table, new TableInMaking());
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Make(WorldTable table, Slice part, CancellationToken cancellation)
    {
        var making = _tables[table];
        foreach (var batch in table.Batches(part))
        {
            making.Turns.Await(part.Index, cancellation);
            lock (_writing)
            {
                Try(() =>
                {
                    making.Appender ??= _database!.Append(_file.World, table.Name, table.Schema.Arrow);
                    making.Appender.Append(batch);
                });
            }

            making.Rows += batch.Length;
            _file.RowsDone(table, batch.Length);
        }

        if (making.Rows == table.RowCount)
        {
            // An appender holds many rows, so none waits for the other tables.
            lock (_writing)
            {
                Try(making.End);
            }
        }

        making.Turns.Pass();
    }

    public FileSummary Complete(CancellationToken cancellation)
    {
        foreach (var (table, making) in _tables)
        {
            if (making.Rows != table.RowCount)
            {
                throw new InvalidOperationException($"{table.Name} made {making.Rows} rows, and its plan says {table.RowCount}.");
            }
        }

        Try(_database!.Complete);
        return new FileSummary(
            new FileInfo(_staged.Path).Length,
            DataFiles.Sha256(_file.Store, System.IO.Path.GetFileName(_staged.Path), _ => { }, cancellation));
    }

    public string? Path => _staged.Path;

    public void Publish() => _staged.Publish();

    public void Dispose()
    {
        foreach (var making in _tables.Values)
        {
            making.Appender?.Dispose();
        }

        _database?.Dispose();
        _staged.Dispose();
    }

    private void Try(Action work) => Try(() =>
    {
        work();
        return true;
    });

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenerationException(StoreFailure.Sentence(_file.Store.PathOf(_file.Key), "write", e), e);
        }
        catch (QueryException e)
        {
            throw new GenerationException($"Could not write {_file.Store.PathOf(_file.Key)}: {StoreFailure.CauseIn(e.Message)}", e);
        }
    }

    private sealed class TableInMaking
    {
        public Turns Turns { get; } = new();

        public ArrowAppender? Appender { get; set; }

        public long Rows { get; set; }

        public void End()
        {
            Appender?.Complete();
            Appender?.Dispose();
            Appender = null;
        }
    }
}
