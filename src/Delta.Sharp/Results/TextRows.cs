using Apache.Arrow;
using Delta.Sharp.Text;

namespace Delta.Sharp;

/// <summary>Rows as texts for people to read.</summary>
public static class TextRows
{
    /// <summary>One array a row, one text a column; null is a null value.</summary>
    public static IEnumerable<string?[]> Of(IEnumerable<RecordBatch> batches)
    {
        CellText[] columns = [];
        Utf8Buffer text = new();
        foreach (RecordBatch batch in batches)
        {
            if (columns.Length == 0)
            {
                columns = [.. batch.Schema.FieldsList.Select(field => CellText.For(field.DataType))];
            }

            foreach (string?[] row in Rows(columns, batch, text))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<string?[]> Rows(CellText[] columns, RecordBatch batch, Utf8Buffer text)
    {
        try
        {
            for (int i = 0; i < columns.Length; i++)
            {
                columns[i].Bind(batch.Column(i));
            }

            for (int row = 0; row < batch.Length; row++)
            {
                yield return Row(columns, row, text);
            }
        }
        finally
        {
            foreach (CellText column in columns)
            {
                column.Release();
            }
        }
    }

    private static string?[] Row(CellText[] columns, int row, Utf8Buffer text)
    {
        string?[] cells = new string?[columns.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            if (!columns[i].IsNull(row))
            {
                text.Clear();
                columns[i].Append(text, row);
                cells[i] = System.Text.Encoding.UTF8.GetString(text.Written);
            }
        }

        return cells;
    }
}
