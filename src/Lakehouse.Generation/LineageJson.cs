using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>A row and where each of its cells came from, as one JSON object.</summary>
public static class LineageJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Row <paramref name="n"/> (from 0) of a table of any size.</summary>
    public static string Of(WorldTable table, long n)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            json.WriteStartObject();
            json.WritePropertyName("row");
            json.WriteRawValue(RowJson.Of(table, n), skipInputValidation: true);
            json.WriteStartArray("lineage");
            foreach (var cell in table.Lineage(n))
            {
                json.WriteStartObject();
                json.WriteString("column", cell.Column.Name);
                json.WriteStartArray("from");
                foreach (var parent in cell.From)
                {
                    json.WriteStringValue(parent.ToString());
                }

                json.WriteEndArray();
                json.WriteString("rule", cell.Column.Rule);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
