using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Rows;

/// <summary>
/// A row as the one text that every engine can make of it: columns in schema order joined by U+001F, null as <c>\N</c>.
/// </summary>
internal sealed class RowText(TableSchema schema)
{
    private const byte Separator = 0x1F;

    private readonly CellText[] _cells = [.. schema.Columns.Select(CellText.For)];
    private readonly RowBuffer _buffer = new();

    public void Bind(RecordBatch batch)
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i].Bind(batch.Column(i));
        }
    }

    /// <summary>The text of one row of the bound batch; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(int row)
    {
        _buffer.Clear();
        for (var i = 0; i < _cells.Length; i++)
        {
            if (i > 0)
            {
                _buffer.Add(Separator);
            }

            if (_cells[i].IsNull(row))
            {
                _buffer.Add("\\N"u8);
            }
            else
            {
                _cells[i].Append(row, _buffer);
            }
        }

        return _buffer.Written;
    }
}
