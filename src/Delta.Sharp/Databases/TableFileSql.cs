using System.Globalization;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>The rows of a single file as a DuckDB query.</summary>
internal static class TableFileSql
{
    // DuckDB reads numbers in JSON as doubles, which keep this many digits of a decimal.
    private const int DigitsOfDouble = 15;

    public static string Select(TableFile file) => file.Kind switch
    {
        TableFileKind.Parquet => $"SELECT {Names(file)} FROM {SnapshotSql.ReadParquet([file.Path], file.Schema.Fields)}",
        TableFileKind.Csv => $"""
            SELECT {Names(file)} FROM read_csv({DuckSql.FileLiteral(file.Path)}, {Columns(file)}, {Compression(file)},
            auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
            new_line = '\n', hive_partitioning = false)
            """,
        TableFileKind.JsonLines => $"""
            SELECT {string.Join(", ", file.Schema.Fields.Select(JsonColumn))}
            FROM read_json({DuckSql.FileLiteral(file.Path)}, {Columns(file)}, {Compression(file)},
            format = 'newline_delimited', hive_partitioning = false)
            """,
        TableFileKind.DuckDb => $"SELECT {Names(file)} FROM {Alias(file)}.{DuckSql.Identifier(file.Inside!.Value.World)}."
            + DuckSql.Identifier(file.Inside.Value.Name),
        _ => throw new InvalidOperationException($"Files of the kind {file.Kind} have no query."),
    };

    /// <summary>The statement that brings a database into a session; null for other files.</summary>
    public static string? Attachment(TableFile file) => file.Kind == TableFileKind.DuckDb
        ? $"ATTACH IF NOT EXISTS {DuckSql.Literal(file.Path)} AS {Alias(file)} (READ_ONLY)"
        : null;

    // One for all tables of a database, and none that a query would mean.
    private static string Alias(TableFile file) => DuckSql.Identifier($"file:{file.Path}");

    private static string Names(TableFile file) =>
        string.Join(", ", file.Schema.Fields.Select(field => DuckSql.Identifier(field.Name)));

    private static string Columns(TableFile file)
    {
        IEnumerable<string> columns = file.Schema.Fields.Select(
            field => $"{DuckSql.Literal(field.Name)}: {DuckSql.Literal(DuckSql.TypeName(field.Type))}");
        return $"columns = {{{string.Join(", ", columns)}}}";
    }

    private static string Compression(TableFile file) => $"compression = '{(file.IsGzip ? "gzip" : "uncompressed")}'";

    // A number with more digits would come out as another one, so it does not come out at all.
    private static string JsonColumn(DeltaField field)
    {
        string name = DuckSql.Identifier(field.Name);
        if (field.Type is not DeltaDecimal { Precision: > DigitsOfDouble, Scale: var scale } type)
        {
            return name;
        }

        string digits = DigitsOfDouble.ToString(CultureInfo.InvariantCulture);
        string limit = (DigitsOfDouble - scale).ToString(CultureInfo.InvariantCulture);
        string complaint = DuckSql.Literal(
            $"The column '{field.Name}' holds a number of more than {digits} digits, which DuckDB does not read from JSON exactly; "
            + "generate the table in another format to ask for it.");
        return $"CASE WHEN abs(CAST({name} AS DOUBLE)) < 1e{limit} OR {name} IS NULL THEN {name} "
            + $"ELSE CAST(error({complaint}) AS {DuckSql.TypeName(type)}) END AS {name}";
    }
}
