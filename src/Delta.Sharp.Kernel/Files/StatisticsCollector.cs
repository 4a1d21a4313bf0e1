using System.Buffers;
using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Kernel;

/// <summary>Delta statistics of a file's rows, taken from the batches as they pass.</summary>
public sealed class StatisticsCollector
{
    /// <param name="schema">The schema of the batches.</param>
    /// <param name="indexedColumns">How many leading columns get statistics; -1 means all.</param>
    public StatisticsCollector(Schema schema, int indexedColumns = 32)
    {
        int count = indexedColumns < 0 ? schema.FieldsList.Count : Math.Min(indexedColumns, schema.FieldsList.Count);
        _names = new JsonEncodedText[count];
        _columns = new ColumnStatistics[count];
        for (int i = 0; i < count; i++)
        {
            Field field = schema.GetFieldByIndex(i);
            _names[i] = JsonEncodedText.Encode(field.Name, JsonText.Options.Encoder);
            _columns[i] = Of(field);
        }
    }

    public long Rows { get; private set; }

    /// <summary>Takes in a batch of the schema's types; nothing of it is kept.</summary>
    public void Add(RecordBatch batch)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Add(batch.Column(i));
        }

        Rows += batch.Length;
    }

    /// <summary>The statistics as the log holds them.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("numRecords", Rows);
            json.WriteStartObject("minValues");
            for (int i = 0; i < _columns.Length; i++)
            {
                _columns[i].WriteMin(json, _names[i]);
            }

            json.WriteEndObject();
            json.WriteStartObject("maxValues");
            for (int i = 0; i < _columns.Length; i++)
            {
                _columns[i].WriteMax(json, _names[i]);
            }

            json.WriteEndObject();
            json.WriteStartObject("nullCount");
            for (int i = 0; i < _columns.Length; i++)
            {
                json.WriteNumber(_names[i], _columns[i].NullCount);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private readonly JsonEncodedText[] _names;
    private readonly ColumnStatistics[] _columns;

    private static ColumnStatistics Of(Field field) => field.DataType switch
    {
        Int8Type => new IntegerStatistics<sbyte>(StatisticsJson.Number),
        Int16Type => new IntegerStatistics<short>(StatisticsJson.Number),
        Int32Type => new IntegerStatistics<int>(StatisticsJson.Number),
        Int64Type => new IntegerStatistics<long>(StatisticsJson.Number),
        Date32Type => new IntegerStatistics<int>(StatisticsJson.Date),
        TimestampType time => new IntegerStatistics<long>(
            string.IsNullOrEmpty(time.Timezone) ? StatisticsJson.LocalTime : StatisticsJson.Instant),
        FloatType => new FloatingStatistics<float>(),
        DoubleType => new FloatingStatistics<double>(),
        Decimal128Type number => new DecimalStatistics(number.Scale),
        StringType => new TextStatistics(),
        DictionaryType { ValueType: StringType } => new DictionaryStatistics(),
        BooleanType or BinaryType => new NullStatistics(),
        _ => throw new ArgumentException($"The column '{field.Name}' is of the type {field.DataType.Name}, which has no statistics."),
    };
}
