using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;

namespace Delta.Sharp;

/// <summary>Values of Arrow arrays as JSON: numbers as numbers with their full scale, everything else that is text as strings.</summary>
internal sealed class JsonValues
{
    private readonly ArrayBufferWriter<byte> _scratch = new();

    /// <summary>Rows are data for programs, not parts of a web page: nothing is escaped that JSON does not ask for.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public void Write(Utf8JsonWriter json, IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            json.WriteNullValue();
            return;
        }

        switch (array)
        {
            case StringArray text:
                json.WriteStringValue(text.GetBytes(row));
                break;
            case Int64Array numbers:
                json.WriteNumberValue(numbers.GetValue(row)!.Value);
                break;
            case Int32Array numbers:
                json.WriteNumberValue(numbers.GetValue(row)!.Value);
                break;
            case BooleanArray booleans:
                json.WriteBooleanValue(booleans.GetValue(row)!.Value);
                break;
            case DictionaryArray dictionary:
                Write(json, dictionary.Dictionary, CellText.DictionaryIndex(dictionary, row));
                break;
            case StructArray record:
                WriteObject(json, record, row);
                break;
            case MapArray map:
                WriteMap(json, map, row);
                break;
            case ListArray list:
                WriteList(json, list.Values, list.ValueOffsets[row], list.GetValueLength(row));
                break;
            case FixedSizeListArray list:
                IArrowArray values = list.GetSlicedValues(row);
                WriteList(json, values, 0, values.Length);
                break;
            default:
                _scratch.ResetWrittenCount();
                CellText.Append(_scratch, array, row);
                if (IsNumber(array, row))
                {
                    json.WriteRawValue(_scratch.WrittenSpan, skipInputValidation: true);
                }
                else
                {
                    json.WriteStringValue(_scratch.WrittenSpan);
                }

                break;
        }
    }

    // JSON has no spelling for a number that is not finite.
    private static bool IsNumber(IArrowArray array, int row) => array switch
    {
        DoubleArray doubles => double.IsFinite(doubles.GetValue(row)!.Value),
        FloatArray floats => float.IsFinite(floats.GetValue(row)!.Value),
        _ => ResultColumn.IsNumeric(array.Data.DataType),
    };

    private void WriteObject(Utf8JsonWriter json, StructArray record, int row)
    {
        IReadOnlyList<Field> fields = ((Apache.Arrow.Types.StructType)record.Data.DataType).Fields;
        json.WriteStartObject();
        for (int i = 0; i < fields.Count; i++)
        {
            json.WritePropertyName(fields[i].Name);
            Write(json, record.Fields[i], row);
        }

        json.WriteEndObject();
    }

    private void WriteMap(Utf8JsonWriter json, MapArray map, int row)
    {
        json.WriteStartObject();
        int first = map.ValueOffsets[row];
        for (int i = first; i < first + map.GetValueLength(row); i++)
        {
            _scratch.ResetWrittenCount();
            CellText.Append(_scratch, map.Keys, i);
            json.WritePropertyName(_scratch.WrittenSpan);
            Write(json, map.Values, i);
        }

        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, IArrowArray values, int first, int count)
    {
        json.WriteStartArray();
        for (int i = first; i < first + count; i++)
        {
            Write(json, values, i);
        }

        json.WriteEndArray();
    }
}
