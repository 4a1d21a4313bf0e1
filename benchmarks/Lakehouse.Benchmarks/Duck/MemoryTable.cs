using System.Globalization;
using Delta.Sharp;
using DuckDB.NET.Data;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Benchmarks.Duck;

/// <summary>A table of a world in the memory of a DuckDB of one thread.</summary>
internal sealed class MemoryTable : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public MemoryTable(WorldTable table)
    {
        _connection.Open();
        Execute("SET threads = 1");
        Execute($"CREATE TABLE rows ({string.Join(", ", table.Schema.Columns.Select(Declare))})");
        using var appender = new ArrowAppender(_connection, world: null, "rows", table.Schema.Arrow);
        foreach (var batch in table.Batches())
        {
            appender.Append(batch);
        }

        appender.Complete();
    }

    public static string EngineVersion
    {
        get
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT version()";
            return (string)command.ExecuteScalar()!;
        }
    }

    public long Count() => Convert.ToInt64(Scalar("SELECT count(*) FROM rows"), CultureInfo.InvariantCulture);

    public object Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    public static string CopyStatement(string file) =>
        $"COPY rows TO '{file.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION snappy)";

    public void CopyTo(string file) => Execute(CopyStatement(file));

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Declare(Column column) => $"{column.Name} {TypeOf(column.Type)}";

    private static string TypeOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Boolean => "BOOLEAN",
        ColumnKind.Int => "INTEGER",
        ColumnKind.Long => "BIGINT",
        ColumnKind.Date => "DATE",
        ColumnKind.Timestamp => "TIMESTAMPTZ",
        ColumnKind.Text => "VARCHAR",
        ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({type.Precision}, {type.Scale})"),
        _ => throw new InvalidOperationException($"Column kind {type.Kind} has no DuckDB type here."),
    };
}
