using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp;

/// <summary>
/// Cuts batches for DuckDB 1.5, which makes two mistakes with dictionaries that have nulls. It takes a count of nulls that was
/// not taken for none, and then sees values in their place. And it writes past its buffer where the dictionary has more entries
/// than the chunk may have rows: such a column gets a dictionary of the entries that its rows use.
/// </summary>
internal static class RowChunk
{
    /// <summary>Some rows of a batch, no more than a chunk has.</summary>
    public static RecordBatch Of(RecordBatch batch, int first, int rows)
    {
        RecordBatch chunk = batch.Slice(first, rows);
        IArrowArray[]? shrunk = null;
        for (int i = 0; i < chunk.ColumnCount; i++)
        {
            // Counting keeps the count in the array, where the export finds it.
            if (chunk.Column(i) is DictionaryArray column
                && column.Data.GetNullCount() > 0
                && column.Dictionary.Length > rows)
            {
                shrunk ??= [.. chunk.Arrays];
                shrunk[i] = Shrink(column);
            }
        }

        return shrunk is null ? chunk : new RecordBatch(chunk.Schema, shrunk, rows);
    }

    private static DictionaryArray Shrink(DictionaryArray column)
    {
        Int32Array indices = column.Indices as Int32Array
            ?? throw new QueryException("A dictionary of so many entries must be pointed into by 32-bit integers to go into DuckDB.");
        StringArray texts = (StringArray)column.Dictionary;
        Dictionary<int, int> places = [];
        Int32Array.Builder shrunk = new();
        StringArray.Builder used = new();
        for (int row = 0; row < indices.Length; row++)
        {
            if (indices.GetValue(row) is not { } index)
            {
                shrunk.AppendNull();
                continue;
            }

            if (!places.TryGetValue(index, out int place))
            {
                place = places.Count;
                places.Add(index, place);
                used.Append(texts.GetBytes(index));
            }

            shrunk.Append(place);
        }

        return new DictionaryArray((DictionaryType)column.Data.DataType, shrunk.Build(), used.Build());
    }
}
