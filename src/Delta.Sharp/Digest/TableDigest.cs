using System.Globalization;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>
/// How many rows a table has, and the sum modulo 2^64 of a hash of each row: equal for every engine that reads the same rows,
/// in whatever order and files.
/// </summary>
public sealed record TableDigest(long Rows, ulong Value)
{
    // 2^64, beyond which sums begin again.
    private const string Modulus = "18446744073709551616";

    /// <summary>The sum as people and tests write it: 16 hexadecimal digits.</summary>
    public string Hex => Value.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Reads every row of a table.</summary>
    public static TableDigest Of(DeltaTable table, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        string name = Path.GetFileName(table.Location);
        return Of(name, session => session.Add(null, name, table), table.Schema, options, cancellation);
    }

    /// <summary>Reads every row of a table that a single file holds.</summary>
    public static TableDigest Of(TableFile file, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        string name = file.Inside?.Name ?? Path.GetFileName(file.Path);
        return Of(name, session => session.Add(null, name, file), file.Schema, options, cancellation);
    }

    /// <summary>
    /// DuckDB's query for <c>row_count</c> and <c>digest</c> of a table with these columns; <paramref name="table"/> is
    /// spelt as SQL.
    /// </summary>
    public static string DuckDbSql(DeltaSchema schema, string table) => $"""
        SELECT count(*) AS row_count,
               lower(lpad(to_hex(CAST(coalesce(sum(row_hash), 0) % {Modulus} AS UBIGINT)), 16, '0')) AS digest
        FROM (SELECT CAST('0x' || left(md5(concat_ws(chr(31),
        {Pieces(schema, DuckRowText.Of)}
                     )), 16) AS UBIGINT) AS row_hash
              FROM {table})
        """;

    /// <summary>The same for Spark, whose ANSI mode must be on so that decimals keep their plain text.</summary>
    public static string SparkSql(DeltaSchema schema, string table) => $"""
        SELECT count(*) AS row_count,
               lower(lpad(conv(CAST(coalesce(sum(row_hash), 0) % {Modulus} AS STRING), 10, 16), 16, '0')) AS digest
        FROM (SELECT CAST(conv(left(md5(CAST(concat_ws(chr(31),
        {Pieces(schema, SparkRowText.Of)}
                     ) AS BINARY)), 16), 16, 10) AS DECIMAL(20,0)) AS row_hash
              FROM {table})
        """;

    private static TableDigest Of(
        string name, Action<QuerySession> add, DeltaSchema schema, QueryOptions? options, CancellationToken cancellation)
    {
        using QuerySession session = QuerySession.Open(options);
        add(session);
        using QueryResult result = session.Query(DuckDbSql(schema, DuckSql.Identifier(name)), cancellation);
        string?[] row = TextRows.Of(result.Batches()).Single();
        return new TableDigest(
            long.Parse(row[0]!, NumberStyles.None, CultureInfo.InvariantCulture),
            ulong.Parse(row[1]!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    private static string Pieces(DeltaSchema schema, Func<DeltaField, string> textOf) =>
        string.Join(",\n", schema.Fields.Select(field => $"                     {textOf(field)}"));
}
