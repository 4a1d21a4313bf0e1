using System.Globalization;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>
/// How many rows a table has, and the sum modulo 2^64 of a hash of each row: equal for every engine that reads the same rows,
/// in whatever order and files.
/// </summary>
public sealed record TableDigest(long Rows, ulong Value)
{
    private const string ViewName = "digested";

    /// <summary>The sum as people and tests write it: 16 hexadecimal digits.</summary>
    public string Hex => Value.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Reads every row of a table.</summary>
    public static TableDigest Of(DeltaTable table, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        using QuerySession session = QuerySession.Open(options);
        session.Add(null, ViewName, table);
        using QueryResult result = session.Query(DuckDbSql(table.Schema, DuckSql.Identifier(ViewName)), cancellation);
        string?[] row = TextRows.Of(result.Batches()).Single();
        return new TableDigest(
            long.Parse(row[0]!, NumberStyles.None, CultureInfo.InvariantCulture),
            ulong.Parse(row[1]!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    /// <summary>The query that gives DuckDB's users <c>row_count</c> and <c>digest</c>; <paramref name="table"/> is spelt as SQL.</summary>
    public static string DuckDbSql(DeltaSchema schema, string table) => $"""
        SELECT count(*) AS row_count,
               lower(lpad(to_hex(CAST(coalesce(sum(CAST('0x' || left(md5(row_text), 16) AS UBIGINT)), 0) % 18446744073709551616 AS UBIGINT)), 16, '0')) AS digest
        FROM (SELECT concat_ws(chr(31),
        {Pieces(schema, DuckRowText.Of)}) AS row_text
              FROM {table})
        """;

    /// <summary>The same for Spark, whose ANSI mode must be on so that decimals keep their plain text.</summary>
    public static string SparkSql(DeltaSchema schema, string table) => $"""
        SELECT count(*) AS row_count,
               lower(lpad(conv(CAST(coalesce(sum(CAST(conv(left(md5(CAST(row_text AS BINARY)), 16), 16, 10) AS DECIMAL(20,0))), 0) % 18446744073709551616 AS STRING), 10, 16), 16, '0')) AS digest
        FROM (SELECT concat_ws(chr(31),
        {Pieces(schema, SparkRowText.Of)}) AS row_text
              FROM {table})
        """;

    private static string Pieces(DeltaSchema schema, Func<DeltaField, string> textOf) =>
        string.Join(",\n", schema.Fields.Select(field => $"                {textOf(field)}"));
}
