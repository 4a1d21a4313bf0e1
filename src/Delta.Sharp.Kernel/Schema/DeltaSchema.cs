using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delta.Sharp.Kernel;

/// <summary>The columns of a table.</summary>
public sealed record DeltaSchema(IReadOnlyList<DeltaField> Fields)
{
    /// <summary>Reads the log's <c>schemaString</c>; <see cref="FormatException"/> says what is wrong with it.</summary>
    public static DeltaSchema Parse(string schemaString)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(schemaString);
            return SchemaReader.Read(document.RootElement) is DeltaStruct columns
                ? new DeltaSchema(columns.Fields)
                : throw new FormatException("the schema is not a struct");
        }
        catch (JsonException failure)
        {
            throw new FormatException("the schema is not JSON", failure);
        }
    }

    /// <summary>The log's <c>schemaString</c>.</summary>
    public string ToSchemaString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Options))
        {
            SchemaWriter.Write(json, new DeltaStruct(Fields));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Names that Parquet readers stumble over are only for tables with column mapping.</summary>
    internal void EnsurePlainNames() => EnsurePlainNames(new DeltaStruct(Fields));

    private static void EnsurePlainNames(DeltaType type)
    {
        switch (type)
        {
            case DeltaStruct inner:
                foreach (DeltaField field in inner.Fields)
                {
                    if (field.Name.AsSpan().IndexOfAny(" ,;{}()\n\t=") >= 0)
                    {
                        throw new FormatException($"the column name '{field.Name}' holds a blank or one of ,;{{}}()=");
                    }

                    EnsurePlainNames(field.Type);
                }

                break;
            case DeltaArray array:
                EnsurePlainNames(array.Element);
                break;
            case DeltaMap map:
                EnsurePlainNames(map.Key);
                EnsurePlainNames(map.Value);
                break;
        }
    }
}

/// <summary>One column, or one member of a struct.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether a row may lack the value.</param>
/// <param name="Comment">What it means, if anybody said.</param>
/// <param name="OtherMetadata">Whatever else the log says about it, kept untouched.</param>
public sealed record DeltaField(
    string Name, DeltaType Type, bool Nullable, string? Comment = null, JsonObject? OtherMetadata = null);
