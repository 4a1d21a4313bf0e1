using System.Globalization;
using System.Text.RegularExpressions;

namespace Delta.Sharp.Kernel;

/// <summary>A type of the log's schema language.</summary>
public abstract partial record DeltaType
{
    /// <summary>Reads the name of a type without parts: <c>long</c>, <c>decimal(18,2)</c>.</summary>
    public static DeltaType Parse(string name)
    {
        if (s_primitives.Contains(name))
        {
            return new DeltaPrimitive(name);
        }

        if (name == "decimal")
        {
            return new DeltaDecimal(10, 0);
        }

        Match match = DecimalName().Match(name);
        if (!match.Success)
        {
            throw new FormatException($"'{name}' is no type of a Delta table");
        }

        int precision = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        int scale = int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return precision is >= 1 and <= 38 && scale <= precision
            ? new DeltaDecimal(precision, scale)
            : throw new FormatException($"'{name}' has no precision from 1 to 38 with a scale up to it");
    }

    private static readonly HashSet<string> s_primitives = new(StringComparer.Ordinal)
    {
        "string", "long", "integer", "short", "byte", "float", "double", "boolean", "binary", "date", "timestamp",
        "timestamp_ntz", "variant", "void",
    };

    [GeneratedRegex(@"\Adecimal\(\s*([0-9]{1,2})\s*,\s*([0-9]{1,2})\s*\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalName();
}

/// <summary>string, long, integer, short, byte, float, double, boolean, binary, date, timestamp, timestamp_ntz, variant or void.</summary>
public sealed record DeltaPrimitive(string Name) : DeltaType
{
    public override string ToString() => Name;
}

public sealed record DeltaDecimal(int Precision, int Scale) : DeltaType
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})");
}

public sealed record DeltaStruct(IReadOnlyList<DeltaField> Fields) : DeltaType;

public sealed record DeltaArray(DeltaType Element, bool ContainsNull) : DeltaType;

public sealed record DeltaMap(DeltaType Key, DeltaType Value, bool ValueContainsNull) : DeltaType;
