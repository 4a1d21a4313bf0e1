using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Dialects;

/// <summary>Tables as JSON Schema (2020-12) declares one row of them, in the form in which <see cref="RowJson"/> writes it.</summary>
public static class JsonSchemaDialect
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One schema for each table.</summary>
    public static IEnumerable<string> Write(string world, IReadOnlyList<TableSchema> tables) => tables.Select(t => Write(world, t));

    private static string Write(string world, TableSchema table)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", $"{world}.{table.Name}");
            json.WriteString("description", table.Description);
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var column in table.Columns)
            {
                json.WriteStartObject(column.Name);
                json.WriteString("description", column.Comment);
                WriteType(json, column);
                json.WriteEndObject();
            }

            json.WriteEndObject();

            // A row that lacks a value has its column all the same, with null in it.
            json.WriteStartArray("required");
            foreach (var column in table.Columns)
            {
                json.WriteStringValue(column.Name);
            }

            json.WriteEndArray();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void WriteType(Utf8JsonWriter json, Column column)
    {
        var type = column.Type.Kind switch
        {
            ColumnKind.Text or ColumnKind.Date or ColumnKind.Timestamp => "string",
            ColumnKind.Int or ColumnKind.Long => "integer",
            ColumnKind.Boolean => "boolean",
            ColumnKind.Decimal => "number",
            _ => throw new InvalidOperationException($"JSON Schema has no type for columns of kind {column.Type.Kind}."),
        };
        if (column.Nullable)
        {
            json.WriteStartArray("type");
            json.WriteStringValue(type);
            json.WriteStringValue("null");
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("type", type);
        }

        switch (column.Type.Kind)
        {
            case ColumnKind.Int:
                WriteRange(json, int.MinValue, int.MaxValue);
                break;
            case ColumnKind.Long:
                WriteRange(json, long.MinValue, long.MaxValue);
                break;
            case ColumnKind.Date:
                json.WriteString("format", "date");
                json.WriteString("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
                break;
            case ColumnKind.Timestamp:
                json.WriteString("format", "date-time");
                json.WriteString("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z$");
                break;
            case ColumnKind.Decimal:
                // No multipleOf for the scale: validators that count in binary would refuse 0.07 as a multiple of 0.01.
                var bound = "1" + new string('0', column.Type.Precision - column.Type.Scale);
                json.WritePropertyName("exclusiveMinimum");
                json.WriteRawValue("-" + bound);
                json.WritePropertyName("exclusiveMaximum");
                json.WriteRawValue(bound);
                break;
        }
    }

    private static void WriteRange(Utf8JsonWriter json, long least, long most)
    {
        json.WriteNumber("minimum", least);
        json.WriteNumber("maximum", most);
    }
}
