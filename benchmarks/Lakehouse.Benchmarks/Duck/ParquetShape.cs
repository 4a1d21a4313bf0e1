using DuckDB.NET.Data;

namespace Lakehouse.Benchmarks.Duck;

/// <summary>What DuckDB says of a Parquet file.</summary>
internal static class ParquetShape
{
    /// <summary>Rows and columns of the file.</summary>
    public static (long Rows, int Columns) Of(string file)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT count(*) FROM read_parquet($file)), (SELECT count(*) FROM (DESCRIBE FROM read_parquet($file)))";
        command.Parameters.Add(new DuckDBParameter("file", file));
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), (int)reader.GetInt64(1));
    }
}
