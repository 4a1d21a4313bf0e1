using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>
/// Rows as JSON, one object a line, columns in schema order, nulls written. Decimals and 64-bit integers are numbers with all
/// their digits: a reader that takes them for doubles loses some.
/// </summary>
public sealed class JsonLinesFormat : RowFormat
{
    // With what stands before each: a brace or a comma, the name and a colon.
    private readonly byte[][] _leads;
    private readonly JsonText[] _values;

    public JsonLinesFormat(Schema schema)
        : base(schema, TimeSpelling.Iso8601)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        _leads = new byte[Columns.Length][];
        _values = new JsonText[Columns.Length];
        Utf8Buffer lead = new();
        for (int i = 0; i < _leads.Length; i++)
        {
            string name = schema.GetFieldByIndex(i).Name;
            if (!names.Add(name))
            {
                throw new TextFormatException(
                    $"There are several columns named '{name}', which one JSON object cannot hold; tell them apart with AS.");
            }

            lead.Clear();
            lead.Add(i == 0 ? (byte)'{' : (byte)',');
            JsonText.AppendString(lead, System.Text.Encoding.UTF8.GetBytes(name));
            lead.Add((byte)':');
            _leads[i] = lead.Written.ToArray();
            _values[i] = new JsonText(Columns[i]);
        }
    }

    public override void AppendRow(Utf8Buffer output, int row)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            output.Add(_leads[i]);
            _values[i].Append(output, row);
        }

        output.Add((byte)'}');
    }
}
