using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delta.Sharp.Kernel;

/// <summary>Reads the log's schema language; <see cref="FormatException"/> says what is wrong.</summary>
internal static class SchemaReader
{
    internal static DeltaType Read(JsonElement type)
    {
        if (type.ValueKind == JsonValueKind.String)
        {
            return DeltaType.Parse(type.GetString()!);
        }

        if (type.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("a type is neither a name nor an object");
        }

        string kind = Text(type, "type");
        return kind switch
        {
            "struct" => new DeltaStruct(Fields(type)),
            "array" => new DeltaArray(Read(Member(type, "elementType")), Truth(type, "containsNull")),
            "map" => new DeltaMap(
                Read(Member(type, "keyType")), Read(Member(type, "valueType")), Truth(type, "valueContainsNull")),
            _ => throw new FormatException($"'{kind}' is no type with parts"),
        };
    }

    private static List<DeltaField> Fields(JsonElement type)
    {
        JsonElement fields = Member(type, "fields");
        if (fields.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("the fields of a struct are not a list");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var read = new List<DeltaField>();
        foreach (JsonElement field in fields.EnumerateArray())
        {
            string name = Text(field, "name");
            if (!names.Add(name))
            {
                throw new FormatException($"the column name '{name}' is given twice (capitals do not tell names apart)");
            }

            (string? comment, JsonObject? others) = Metadata(field);
            read.Add(new DeltaField(name, Read(Member(field, "type")), Truth(field, "nullable"), comment, others));
        }

        return read;
    }

    private static (string? Comment, JsonObject? Others) Metadata(JsonElement field)
    {
        if (!field.TryGetProperty("metadata", out JsonElement metadata) || metadata.ValueKind != JsonValueKind.Object)
        {
            return (null, null);
        }

        JsonObject others = JsonObject.Create(metadata.Clone())!;
        string? comment = null;
        if (metadata.TryGetProperty("comment", out JsonElement text) && text.ValueKind == JsonValueKind.String)
        {
            comment = text.GetString();
            others.Remove("comment");
        }

        return (comment, others.Count == 0 ? null : others);
    }

    private static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value)
            ? value
            : throw new FormatException($"a type or field lacks its '{name}'");

    private static string Text(JsonElement owner, string name)
    {
        JsonElement value = Member(owner, name);
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"the '{name}' of a type or field is not text");
    }

    private static bool Truth(JsonElement owner, string name) => Member(owner, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"the '{name}' of a type or field is not true or false"),
    };
}
