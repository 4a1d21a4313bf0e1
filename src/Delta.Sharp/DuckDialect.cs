using System.Text;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>Tables as DuckDB declares them.</summary>
public static class DuckDialect
{
    /// <summary>The statement that makes a schema, unless it is there.</summary>
    public static string CreateSchema(string schema) => $"CREATE SCHEMA IF NOT EXISTS {DuckSql.Identifier(schema)};";

    /// <summary>Statements, in order, that make a table and say what it and its columns mean.</summary>
    /// <param name="schema">The schema that the table is to stand in.</param>
    /// <param name="table">Its name.</param>
    /// <param name="description">What it holds.</param>
    /// <param name="columns">Its columns; their comments become comments.</param>
    /// <param name="key">The columns of its primary key; none for a table without one.</param>
    public static IEnumerable<string> CreateTable(
        string schema, string table, string description, DeltaSchema columns, IReadOnlyList<string> key)
    {
        string name = $"{DuckSql.Identifier(schema)}.{DuckSql.Identifier(table)}";
        StringBuilder sql = new($"CREATE TABLE {name} (");
        string separator = "\n  ";
        foreach (DeltaField column in columns.Fields)
        {
            sql.Append(separator).Append(DuckSql.Identifier(column.Name)).Append(' ').Append(DuckSql.TypeName(column.Type));
            sql.Append(column.Nullable ? "" : " NOT NULL");
            separator = ",\n  ";
        }

        if (key.Count > 0)
        {
            sql.Append(separator).Append("PRIMARY KEY (").AppendJoin(", ", key.Select(DuckSql.Identifier)).Append(')');
        }

        yield return sql.Append("\n);").ToString();
        yield return $"COMMENT ON TABLE {name} IS {DuckSql.Literal(description)};";
        foreach (DeltaField column in columns.Fields.Where(c => c.Comment is not null))
        {
            yield return $"COMMENT ON COLUMN {name}.{DuckSql.Identifier(column.Name)} IS {DuckSql.Literal(column.Comment!)};";
        }
    }
}
