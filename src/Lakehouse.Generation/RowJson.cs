using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;
using Lakehouse.Generation.Rows;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>
/// Rows as JSON objects: columns in schema order, decimals as numbers with their full scale, times in ISO 8601 with
/// <c>Z</c> and six digits, nulls written.
/// </summary>
public sealed class RowJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly DateOnly s_epoch = new(1970, 1, 1);

    private readonly TableSchema _schema;
    private readonly CellText[] _cells;
    private readonly JsonEncodedText[] _names;
    private readonly RowBuffer _buffer = new();
    private RecordBatch? _bound;

    public RowJson(TableSchema schema)
    {
        _schema = schema;
        _cells = new CellText[schema.Columns.Count];
        _names = new JsonEncodedText[schema.Columns.Count];
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] = CellText.For(schema.Columns[i]);
            _names[i] = JsonEncodedText.Encode(schema.Columns[i].Name);
        }
    }

    /// <summary>Row <paramref name="n"/> (from 0) of a table of any size, made alone.</summary>
    public static string Of(WorldTable table, long n)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var batch in table.Batches(n, 1))
        {
            new RowJson(table.Schema).Write(batch, 0, output);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Writes one row of a batch, without a line feed.</summary>
    public void Write(RecordBatch batch, int row, IBufferWriter<byte> output)
    {
        // A batch object may be used again for the next rows: the first row binds anew.
        if (!ReferenceEquals(_bound, batch) || row == 0)
        {
            for (var i = 0; i < _cells.Length; i++)
            {
                _cells[i].Bind(batch.Column(i));
            }

            _bound = batch;
        }

        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        for (var i = 0; i < _cells.Length; i++)
        {
            json.WritePropertyName(_names[i]);
            if (_cells[i].IsNull(row))
            {
                json.WriteNullValue();
                continue;
            }

            _buffer.Clear();
            _cells[i].Append(row, _buffer);
            WriteValue(json, _schema.Columns[i].Type.Kind, _buffer.Written);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ColumnKind kind, ReadOnlySpan<byte> text)
    {
        switch (kind)
        {
            case ColumnKind.Text:
                json.WriteStringValue(text);
                break;
            case ColumnKind.Date:
                var day = s_epoch.AddDays(int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Timestamp:
                var micros = long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                var time = DateTime.UnixEpoch.AddTicks(checked(micros * TimeSpan.TicksPerMicrosecond));
                json.WriteStringValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteRawValue(text, skipInputValidation: true);
                break;
        }
    }
}
