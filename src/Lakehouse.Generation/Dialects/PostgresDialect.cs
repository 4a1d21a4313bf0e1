using System.Globalization;
using System.Text;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Dialects;

/// <summary>Tables as PostgreSQL declares them, with their keys.</summary>
public static class PostgresDialect
{
    /// <summary>Statements, in order, that make the tables in a schema with the world's name.</summary>
    public static IEnumerable<string> Write(string world, IReadOnlyList<TableSchema> tables)
    {
        yield return $"CREATE SCHEMA IF NOT EXISTS {Identifier(world)};";
        foreach (var table in tables)
        {
            yield return CreateTable(world, table);
            yield return $"COMMENT ON TABLE {Name(world, table.Name)} IS {Literal(table.Description)};";
            foreach (var column in table.Columns)
            {
                yield return $"COMMENT ON COLUMN {Name(world, table.Name)}.{Identifier(column.Name)} IS {Literal(column.Comment)};";
            }
        }

        // Last, so that tables may refer to each other in any order.
        foreach (var table in tables)
        {
            foreach (var reference in table.References)
            {
                yield return tables.Any(t => t.Name == reference.Table)
                    ? $"ALTER TABLE {Name(world, table.Name)} ADD FOREIGN KEY ({Identifiers(reference.Columns)}) "
                        + $"REFERENCES {Name(world, reference.Table)} ({Identifiers(reference.TargetColumns)});"
                    : $"-- {table.Name} ({string.Join(", ", reference.Columns)}) refers to {reference.Table}, "
                        + "which is not among these tables.";
            }
        }
    }

    private static string CreateTable(string world, TableSchema table)
    {
        var sql = new StringBuilder($"CREATE TABLE {Name(world, table.Name)} (");
        var separator = "\n  ";
        foreach (var column in table.Columns)
        {
            sql.Append(separator).Append(Identifier(column.Name)).Append(' ').Append(TypeName(column.Type));
            sql.Append(column.Nullable ? "" : " NOT NULL");
            separator = ",\n  ";
        }

        if (table.Key.Count > 0)
        {
            sql.Append(separator).Append("PRIMARY KEY (").Append(Identifiers(table.Key)).Append(')');
        }

        return sql.Append("\n);").ToString();
    }

    private static string Name(string world, string table) => $"{Identifier(world)}.{Identifier(table)}";

    private static string Identifiers(IEnumerable<string> names) => string.Join(", ", names.Select(Identifier));

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string TypeName(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Int => "integer",
        ColumnKind.Long => "bigint",
        ColumnKind.Boolean => "boolean",
        ColumnKind.Date => "date",
        ColumnKind.Timestamp => "timestamp with time zone",
        ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"numeric({type.Precision},{type.Scale})"),
        _ => throw new InvalidOperationException($"PostgreSQL has no type for columns of kind {type.Kind}."),
    };
}
