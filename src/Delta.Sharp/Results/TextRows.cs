using System.Buffers;
using System.Text;
using Apache.Arrow;

namespace Delta.Sharp;

/// <summary>Rows as texts for people to read.</summary>
public static class TextRows
{
    /// <summary>One array a row, one text a column; null is a null value.</summary>
    public static IEnumerable<string?[]> Of(IEnumerable<RecordBatch> batches)
    {
        ArrayBufferWriter<byte> scratch = new();
        foreach (RecordBatch batch in batches)
        {
            for (int row = 0; row < batch.Length; row++)
            {
                string?[] cells = new string?[batch.ColumnCount];
                for (int column = 0; column < cells.Length; column++)
                {
                    IArrowArray array = batch.Column(column);
                    if (!array.IsNull(row))
                    {
                        scratch.ResetWrittenCount();
                        CellText.Append(scratch, array, row);
                        cells[column] = Encoding.UTF8.GetString(scratch.WrittenSpan);
                    }
                }

                yield return cells;
            }
        }
    }
}
