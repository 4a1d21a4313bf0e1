namespace Lakehouse.Worlds.Faults;

/// <summary>What can be wrong with a row on purpose. The names in the answer key are those of <see cref="FaultKinds"/>.</summary>
internal enum FaultKind : byte
{
    Late,
    Duplicate,
    Missing,
    Malformed,
    OutOfRange,
    Orphan,
    WrongType,
    DriftedSchema,
}

/// <summary>The kinds of fault by name.</summary>
internal static class FaultKinds
{
    public static readonly string[] Names =
        ["late", "duplicate", "missing", "malformed", "out_of_range", "orphan", "wrong_type", "drifted_schema"];

    public static int Count => Names.Length;
}
