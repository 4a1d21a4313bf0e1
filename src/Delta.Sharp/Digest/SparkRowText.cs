using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>A column's part of a row's text, as Spark writes it: the same as DuckDB's, or refused.</summary>
internal static class SparkRowText
{
    public static string Of(DeltaField field)
    {
        string column = $"`{field.Name.Replace("`", "``", StringComparison.Ordinal)}`";
        string text = field.Type switch
        {
            DeltaPrimitive { Name: "string" } => column,
            DeltaPrimitive { Name: "timestamp" } => $"CAST(unix_micros({column}) AS STRING)",
            DeltaPrimitive { Name: "date" } => $"CAST(unix_date({column}) AS STRING)",
            DeltaDecimal or DeltaPrimitive { Name: "long" or "integer" or "short" or "byte" or "boolean" or "void" } =>
                $"CAST({column} AS STRING)",
            DeltaStruct or DeltaArray or DeltaMap when IsSameJson(field.Type) =>
                $"to_json({column}, map('ignoreNullFields', 'false'))",
            _ => throw new QueryException(
                $"Spark has no digest of the column '{field.Name}': only DuckDB writes values of its type ({Kind(field.Type)}) in the text "
                + "that the digest is defined by. Take the digest with 'lakehouse digest'."),
        };
        return $@"coalesce({text}, '\\N')";
    }

    private static string Kind(DeltaType type) => type switch
    {
        DeltaArray => "an array of such",
        DeltaMap => "a map of such",
        DeltaStruct => "a struct of such",
        _ => type.ToString()!,
    };

    // Both engines write these alike inside JSON.
    private static bool IsSameJson(DeltaType type) => type switch
    {
        DeltaPrimitive primitive => primitive.Name is "string" or "long" or "integer" or "short" or "byte" or "boolean",
        DeltaArray array => IsSameJson(array.Element),
        DeltaStruct record => record.Fields.All(field => IsSameJson(field.Type)),
        DeltaMap map => map.Key is DeltaPrimitive { Name: "string" } && IsSameJson(map.Value),
        _ => false,
    };
}
