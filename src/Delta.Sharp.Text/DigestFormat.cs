using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>
/// A row as the one text that every engine can make of it, whose hashes make the digest of a table: columns in schema order
/// joined by U+001F, null as <c>\N</c>, times as counts.
/// </summary>
public sealed class DigestFormat(Schema schema) : RowFormat(schema, TimeSpelling.Counts)
{
    private const byte Separator = 0x1F;

    public override void AppendRow(Utf8Buffer output, int row)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (i > 0)
            {
                output.Add(Separator);
            }

            if (Columns[i].IsNull(row))
            {
                output.Add("\\N"u8);
            }
            else
            {
                Columns[i].Append(output, row);
            }
        }
    }
}
