using Apache.Arrow;
using Delta.Sharp.Kernel;
using DuckDB.NET.Data;

namespace Delta.Sharp;

/// <summary>
/// A DuckDB database in a file, while tables are written into it: all of them in one transaction, which
/// <see cref="Complete"/> ends. For one thread at a time.
/// </summary>
public sealed class DuckDbFile : IDisposable
{
    private const string Alias = "delta_sharp_file";

    private readonly DuckDBConnection _connection;

    private DuckDbFile(DuckDBConnection connection)
    {
        _connection = connection;
    }

    /// <summary>The engine and its version.</summary>
    public static string EngineVersion => $"DuckDB {DuckNative.LibraryVersion()}";

    /// <summary>Opens the database, or makes it where there is no file.</summary>
    public static DuckDbFile Open(string path, QueryOptions? options = null)
    {
        DuckDBConnection connection = new("Data Source=:memory:");
        DuckDbFile file = new(connection);
        try
        {
            DuckErrors.Try(connection.Open);
            file.Run(DuckSettings.Sql(options ?? new QueryOptions()));

            // Under a name of its own: one taken from the file may be that of a schema, and then neither can be meant.
            file.Run($"ATTACH {DuckSql.Literal(path)} AS {Alias}; USE {Alias}; BEGIN TRANSACTION");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes an empty table in a schema, which is made if need be; a table of that name is replaced.</summary>
    public void CreateTable(string world, string name, string comment, DeltaSchema schema)
    {
        Run(DuckDialect.CreateSchema(world));
        Run($"DROP TABLE IF EXISTS {DuckSql.Identifier(world)}.{DuckSql.Identifier(name)}");

        // Without a key: DuckDB would hold an index over all rows in memory to keep it.
        foreach (string statement in DuckDialect.CreateTable(world, name, comment, schema, key: []))
        {
            Run(statement);
        }
    }

    /// <summary>Begins to append batches to a table.</summary>
    public ArrowAppender Append(string world, string name, Schema schema) => new(_connection, world, name, schema);

    /// <summary>Makes everything durable in the one file and closes it.</summary>
    public void Complete()
    {
        Run("COMMIT");
        Run($"CHECKPOINT {Alias}; USE memory; DETACH {Alias}");
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        DuckErrors.Try(() => command.ExecuteNonQuery());
    }
}
