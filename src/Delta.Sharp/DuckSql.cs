using System.Text;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>How names, texts, paths and types are spelt in DuckDB's SQL.</summary>
internal static class DuckSql
{
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>
    /// A literal that <c>read_parquet</c> takes for this one file. DuckDB reads every path as a pattern, and inside a pattern
    /// it takes a backslash for a separator, so that a path with both cannot be spelt at all.
    /// </summary>
    public static string FileLiteral(string path)
    {
        if (path.AsSpan().IndexOfAny('[', '*', '?') < 0)
        {
            return Literal(path);
        }

        if (!OperatingSystem.IsWindows() && path.Contains('\\', StringComparison.Ordinal))
        {
            throw new QueryException(
                $"The file '{path}' cannot be read: DuckDB has no spelling for a path that holds a backslash together with "
                + "one of [ * ?. Rename one of its folders.");
        }

        StringBuilder escaped = new(path.Length + 8);
        foreach (char c in path)
        {
            if (c is '[' or '*' or '?')
            {
                escaped.Append('[').Append(c).Append(']');
            }
            else
            {
                escaped.Append(c);
            }
        }

        return Literal(escaped.ToString());
    }

    /// <summary>DuckDB's name of a Delta type.</summary>
    public static string TypeName(DeltaType type) => type switch
    {
        DeltaDecimal number => $"DECIMAL({Invariant(number.Precision)},{Invariant(number.Scale)})",
        DeltaArray array => $"{TypeName(array.Element)}[]",
        DeltaMap map => $"MAP({TypeName(map.Key)}, {TypeName(map.Value)})",
        DeltaStruct record =>
            $"STRUCT({string.Join(", ", record.Fields.Select(field => $"{Identifier(field.Name)} {TypeName(field.Type)}"))})",
        DeltaPrimitive { Name: "string" } => "VARCHAR",
        DeltaPrimitive { Name: "long" } => "BIGINT",
        DeltaPrimitive { Name: "integer" } => "INTEGER",
        DeltaPrimitive { Name: "short" } => "SMALLINT",
        DeltaPrimitive { Name: "byte" } => "TINYINT",
        DeltaPrimitive { Name: "float" } => "FLOAT",
        DeltaPrimitive { Name: "double" } => "DOUBLE",
        DeltaPrimitive { Name: "boolean" } => "BOOLEAN",
        DeltaPrimitive { Name: "binary" } => "BLOB",
        DeltaPrimitive { Name: "date" } => "DATE",
        DeltaPrimitive { Name: "timestamp" } => "TIMESTAMP WITH TIME ZONE",
        DeltaPrimitive { Name: "timestamp_ntz" } => "TIMESTAMP",
        // No file ever holds a void column; its only value needs some type to stand in.
        DeltaPrimitive { Name: "void" } => "INTEGER",
        _ => throw new QueryException($"Columns of type {type} cannot be queried; leave the column out of the table or cast it."),
    };

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
