using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>A column that both tables have, and the type in which its values are compared.</summary>
internal sealed record DiffColumn(string Name, string NameInB, string SqlType, bool Nullable)
{
    private static readonly string[] s_whole = ["byte", "short", "integer", "long"];
    private static readonly string[] s_times = ["date", "timestamp_ntz", "timestamp"];

    /// <summary>
    /// What both schemas have, in the order of the first, and in what they differ. Names that differ by case alone are one.
    /// </summary>
    public static (List<DiffColumn> Columns, List<SchemaDiff> Differences) Match(DeltaSchema a, DeltaSchema b)
    {
        List<DiffColumn> columns = [];
        List<SchemaDiff> differences = [];
        Dictionary<string, DeltaField> others = b.Fields.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        foreach (DeltaField field in a.Fields)
        {
            if (!others.Remove(field.Name, out DeltaField? other))
            {
                differences.Add(new SchemaDiff(field.Name, Describe(field.Type), null, IsCompared: false));
                continue;
            }

            string? type = CommonType(field.Type, other.Type);
            if (type is not null)
            {
                columns.Add(new DiffColumn(field.Name, other.Name, type, field.Nullable || other.Nullable));
            }

            if (Describe(field.Type) is var typeInA && Describe(other.Type) is var typeInB && typeInA != typeInB)
            {
                differences.Add(new SchemaDiff(field.Name, typeInA, typeInB, IsCompared: type is not null));
            }
        }

        differences.AddRange(b.Fields.Where(f => others.ContainsKey(f.Name))
            .Select(f => new SchemaDiff(f.Name, null, Describe(f.Type), IsCompared: false)));
        return (columns, differences);
    }

    private static string Describe(DeltaType type) => type switch
    {
        DeltaArray array => $"array<{Describe(array.Element)}>",
        DeltaMap map => $"map<{Describe(map.Key)},{Describe(map.Value)}>",
        DeltaStruct record => $"struct<{string.Join(",", record.Fields.Select(f => $"{f.Name}:{Describe(f.Type)}"))}>",
        _ => type.ToString()!,
    };

    /// <summary>The SQL type that holds every value of both; null where there is none.</summary>
    private static string? CommonType(DeltaType a, DeltaType b)
    {
        if (Describe(a) == Describe(b))
        {
            return DuckSql.TypeName(a);
        }

        return (a, b) switch
        {
            (DeltaPrimitive { Name: "void" }, DeltaPrimitive or DeltaDecimal) => DuckSql.TypeName(b),
            (DeltaPrimitive or DeltaDecimal, DeltaPrimitive { Name: "void" }) => DuckSql.TypeName(a),
            (DeltaPrimitive one, DeltaPrimitive two) when Wider(s_whole, one, two) is { } type => DuckSql.TypeName(type),
            (DeltaPrimitive one, DeltaPrimitive two) when Wider(s_times, one, two) is { } type => DuckSql.TypeName(type),
            _ when Digits(a) is { } one && Digits(b) is { } two => CommonNumber(one, two),
            _ => null,
        };
    }

    private static DeltaPrimitive? Wider(string[] order, DeltaPrimitive one, DeltaPrimitive two)
    {
        int first = Array.IndexOf(order, one.Name), second = Array.IndexOf(order, two.Name);
        return first < 0 || second < 0 ? null : first > second ? one : two;
    }

    private static string CommonNumber((int Whole, int Scale) one, (int Whole, int Scale) two)
    {
        int scale = Math.Max(one.Scale, two.Scale);
        int precision = Math.Max(one.Whole, two.Whole) + scale;
        return precision > 38 ? "DOUBLE" : DuckSql.TypeName(new DeltaDecimal(precision, scale));
    }

    // Digits before and after the point; binary fractions have more than any decimal.
    private static (int Whole, int Scale)? Digits(DeltaType type) => type switch
    {
        DeltaDecimal number => (number.Precision - number.Scale, number.Scale),
        DeltaPrimitive { Name: "byte" } => (3, 0),
        DeltaPrimitive { Name: "short" } => (5, 0),
        DeltaPrimitive { Name: "integer" } => (10, 0),
        DeltaPrimitive { Name: "long" } => (19, 0),
        DeltaPrimitive { Name: "float" or "double" } => (38, 38),
        _ => null,
    };
}
