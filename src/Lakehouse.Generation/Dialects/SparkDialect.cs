using System.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Dialects;

/// <summary>Tables as Spark SQL declares them, with Delta Lake below; keys are not in it, for Spark does not keep any.</summary>
public static class SparkDialect
{
    /// <summary>Statements, in order, that make the tables in a database with the world's name.</summary>
    public static IEnumerable<string> Write(string world, IReadOnlyList<TableSchema> tables)
    {
        yield return $"CREATE SCHEMA IF NOT EXISTS {Identifier(world)};";
        foreach (var table in tables)
        {
            var sql = new StringBuilder($"CREATE TABLE {Identifier(world)}.{Identifier(table.Name)} (");
            var separator = "\n  ";
            foreach (var column in table.Columns)
            {
                sql.Append(separator).Append(Identifier(column.Name)).Append(' ').Append(TypeName(column.Type));
                sql.Append(column.Nullable ? "" : " NOT NULL").Append(" COMMENT ").Append(Literal(column.Comment));
                separator = ",\n  ";
            }

            yield return sql.Append("\n) USING DELTA\nCOMMENT ").Append(Literal(table.Description)).Append(';').ToString();
        }
    }

    private static string Identifier(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    // A backslash escapes, and two quotes side by side would only join two literals.
    private static string Literal(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    private static string TypeName(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => "STRING",
        ColumnKind.Int => "INT",
        ColumnKind.Long => "BIGINT",
        ColumnKind.Boolean => "BOOLEAN",
        ColumnKind.Date => "DATE",
        ColumnKind.Timestamp => "TIMESTAMP",
        ColumnKind.Decimal => type.ToString().ToUpperInvariant(),
        _ => throw new InvalidOperationException($"Spark has no type for columns of kind {type.Kind}."),
    };
}
