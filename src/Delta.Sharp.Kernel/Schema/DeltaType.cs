namespace Delta.Sharp.Kernel;

/// <summary>A type of the log's schema language.</summary>
public abstract record DeltaType
{
    /// <summary>Reads the name of a type without parts: <c>long</c>, <c>decimal(18,2)</c>.</summary>
    public static DeltaType Parse(string name) => throw new NotImplementedException();
}

/// <summary>string, long, integer, short, byte, float, double, boolean, binary, date, timestamp, timestamp_ntz, variant or void.</summary>
public sealed record DeltaPrimitive(string Name) : DeltaType
{
    public override string ToString() => Name;
}

public sealed record DeltaDecimal(int Precision, int Scale) : DeltaType
{
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})");
}

public sealed record DeltaStruct(IReadOnlyList<DeltaField> Fields) : DeltaType;

public sealed record DeltaArray(DeltaType Element, bool ContainsNull) : DeltaType;

public sealed record DeltaMap(DeltaType Key, DeltaType Value, bool ValueContainsNull) : DeltaType;
