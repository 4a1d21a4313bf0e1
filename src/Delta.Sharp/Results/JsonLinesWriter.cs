using System.Buffers;
using System.Text.Json;
using Apache.Arrow;

namespace Delta.Sharp;

/// <summary>
/// Rows as JSON, one object a line, columns in schema order, nulls written. Decimals and 64-bit integers are numbers with all
/// their digits: a reader that takes them for doubles loses some.
/// </summary>
public static class JsonLinesWriter
{
    private const int FlushBytes = 64 * 1024;

    public static void Write(Schema schema, IEnumerable<RecordBatch> batches, Stream output)
    {
        IReadOnlyList<Field> fields = schema.FieldsList;
        if (fields.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new QueryException(
                $"The answer has several columns named '{twice.Key}', which one JSON object cannot hold; tell them apart with AS.");
        }

        JsonEncodedText[] names = [.. fields.Select(f => JsonEncodedText.Encode(f.Name, JsonValues.WriterOptions.Encoder))];
        ArrayBufferWriter<byte> lines = new(FlushBytes * 2);
        JsonValues values = new();
        using Utf8JsonWriter json = new(lines, JsonValues.WriterOptions);
        foreach (RecordBatch batch in batches)
        {
            IArrowArray[] columns = [.. batch.Arrays];
            for (int row = 0; row < batch.Length; row++)
            {
                json.WriteStartObject();
                for (int column = 0; column < columns.Length; column++)
                {
                    json.WritePropertyName(names[column]);
                    values.Write(json, columns[column], row);
                }

                json.WriteEndObject();
                json.Flush();
                json.Reset();
                lines.Write("\n"u8);
                if (lines.WrittenCount >= FlushBytes)
                {
                    output.Write(lines.WrittenSpan);
                    lines.ResetWrittenCount();
                }
            }
        }

        output.Write(lines.WrittenSpan);
        output.Flush();
    }
}
