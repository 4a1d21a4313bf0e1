using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp;

/// <summary>
/// Cuts batches for DuckDB 1.5, which writes past its buffer when a chunk of rows brings a dictionary of more entries than
/// the chunk may have rows, together with nulls: such a column gets a dictionary of the entries that its rows use.
/// </summary>
internal static class SmallDictionaries
{
    /// <summary>Some rows of a batch, no more than a chunk has.</summary>
    public static RecordBatch Slice(RecordBatch batch, int first, int rows)
    {
        RecordBatch slice = batch.Slice(first, rows);
        if (!slice.Arrays.Any(IsTooLarge))
        {
            return slice;
        }

        IArrowArray[] columns = [.. slice.Arrays.Select(column => IsTooLarge(column) ? Shrink((DictionaryArray)column) : column)];
        return new RecordBatch(slice.Schema, columns, rows);

        bool IsTooLarge(IArrowArray column) =>
            column is DictionaryArray { Indices: Int32Array } texts && texts.Dictionary.Length > rows && texts.NullCount > 0;
    }

    private static DictionaryArray Shrink(DictionaryArray column)
    {
        Int32Array indices = (Int32Array)column.Indices;
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
