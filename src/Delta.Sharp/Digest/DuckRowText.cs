using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>A column's part of a row's text, as DuckDB writes it.</summary>
internal static class DuckRowText
{
    public static string Of(DeltaField field)
    {
        string text = Text(DuckSql.Identifier(field.Name), field.Type);
        return $@"coalesce({text}, '\N')";
    }

    private static string Text(string column, DeltaType type) => type switch
    {
        DeltaPrimitive { Name: "string" } => column,
        DeltaPrimitive { Name: "timestamp" or "timestamp_ntz" } => $"CAST(epoch_us({column}) AS VARCHAR)",
        DeltaPrimitive { Name: "date" } => $"CAST({column} - DATE '1970-01-01' AS VARCHAR)",
        // DuckDB leaves out the nought before the point where a type has no digit for it.
        DeltaDecimal { Precision: var precision, Scale: var scale } when precision == scale =>
            $@"regexp_replace(CAST({column} AS VARCHAR), '^(-?)\.', '\10.')",
        DeltaDecimal or DeltaPrimitive { Name: not "variant" } => $"CAST({column} AS VARCHAR)",
        _ => $"CAST(to_json({column}) AS VARCHAR)",
    };
}
