using System.Text.Json.Nodes;

namespace Delta.Sharp.Kernel;

/// <summary>The columns of a table.</summary>
public sealed record DeltaSchema(IReadOnlyList<DeltaField> Fields)
{
    /// <summary>Reads the log's <c>schemaString</c>; <see cref="FormatException"/> says what is wrong with it.</summary>
    public static DeltaSchema Parse(string schemaString) => throw new NotImplementedException();

    /// <summary>The log's <c>schemaString</c>.</summary>
    public string ToSchemaString() => throw new NotImplementedException();
}

/// <summary>One column, or one member of a struct.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether a row may lack the value.</param>
/// <param name="Comment">What it means, if anybody said.</param>
/// <param name="OtherMetadata">Whatever else the log says about it, kept untouched.</param>
public sealed record DeltaField(
    string Name, DeltaType Type, bool Nullable, string? Comment = null, JsonObject? OtherMetadata = null);
