using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delta.Sharp.Kernel;

/// <summary>Writes the log's schema language.</summary>
internal static class SchemaWriter
{
    internal static void Write(Utf8JsonWriter json, DeltaType type)
    {
        switch (type)
        {
            case DeltaStruct inner:
                json.WriteStartObject();
                json.WriteString("type", "struct");
                json.WriteStartArray("fields");
                foreach (DeltaField field in inner.Fields)
                {
                    Write(json, field);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case DeltaArray array:
                json.WriteStartObject();
                json.WriteString("type", "array");
                json.WritePropertyName("elementType");
                Write(json, array.Element);
                json.WriteBoolean("containsNull", array.ContainsNull);
                json.WriteEndObject();
                break;
            case DeltaMap map:
                json.WriteStartObject();
                json.WriteString("type", "map");
                json.WritePropertyName("keyType");
                Write(json, map.Key);
                json.WritePropertyName("valueType");
                Write(json, map.Value);
                json.WriteBoolean("valueContainsNull", map.ValueContainsNull);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(type.ToString());
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, DeltaField field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WritePropertyName("type");
        Write(json, field.Type);
        json.WriteBoolean("nullable", field.Nullable);
        json.WriteStartObject("metadata");
        if (field.Comment is not null)
        {
            json.WriteString("comment", field.Comment);
        }

        foreach ((string name, JsonNode? value) in field.OtherMetadata ?? [])
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
