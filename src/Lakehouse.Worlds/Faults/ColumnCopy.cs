using System.Runtime.InteropServices;
using Apache.Arrow;
using Lakehouse.Worlds.Tables;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.Worlds.Faults;

/// <summary>Fills one column of a batch from runs of rows of another batch, and sets new cells.</summary>
internal sealed class ColumnCopy(Column column, ColumnBuffer target)
{
    private readonly TextIndex _dictionary = new();

    /// <param name="source">The column to copy; null for one that is null but for the new cells.</param>
    /// <param name="runs">The rows, in order; together as many as <paramref name="rows"/>.</param>
    /// <param name="rows">The rows of the new batch.</param>
    /// <param name="cells">The new cells, in order of rows.</param>
    public void Fill(IArrowArray? source, List<RowRun> runs, int rows, NewCells.Cursor cells)
    {
        if (column.Nullable)
        {
            FillValidity(source, runs, rows, cells);
        }

        switch (column.Type.Kind)
        {
            case ColumnKind.Text when column.Dictionary:
                FillIndices((DictionaryArray)source!, runs, cells);
                break;
            case ColumnKind.Text:
                FillTexts((StringArray?)source, runs, rows, cells);
                break;
            case ColumnKind.Boolean:
                FillBits(source!.Data, runs, cells);
                break;
            case ColumnKind.Int or ColumnKind.Date:
                FillNumbers(source!.Data, target.Ints, runs, cells, value => (int)value);
                break;
            case ColumnKind.Long or ColumnKind.Timestamp:
                FillNumbers(source!.Data, target.Longs, runs, cells, value => (long)value);
                break;
            case ColumnKind.Decimal:
                FillNumbers(source!.Data, target.Decimals, runs, cells, value => value);
                break;
            default:
                throw new InvalidOperationException($"Columns of kind {column.Type.Kind} cannot be patched.");
        }
    }

    private void FillValidity(IArrowArray? source, List<RowRun> runs, int rows, NewCells.Cursor cells)
    {
        var validity = target.Validity;
        if (source is null || source.NullCount == 0)
        {
            validity[..((rows + 63) / 64)].Fill(source is null ? 0 : ulong.MaxValue);
        }
        else
        {
            CopyBits(source.Data.Buffers[0].Span, source.Data.Offset, runs, validity);
        }

        for (; cells.IsThere; cells.Next())
        {
            Bits.Set(validity, cells.Row, !cells.IsNull);
        }
    }

    private void FillBits(ArrayData source, List<RowRun> runs, NewCells.Cursor cells)
    {
        CopyBits(source.Buffers[1].Span, source.Offset, runs, target.Bits);
        for (; cells.IsThere; cells.Next())
        {
            if (!cells.IsNull)
            {
                Bits.Set(target.Bits, cells.Row, cells.Value != 0);
            }
        }
    }

    private static void FillNumbers<T>(ArrayData source, Span<T> values, List<RowRun> runs, NewCells.Cursor cells, Func<Int128, T> convert)
        where T : unmanaged
    {
        CopyRuns(MemoryMarshal.Cast<byte, T>(source.Buffers[1].Span)[source.Offset..], values, runs);
        for (; cells.IsThere; cells.Next())
        {
            values[cells.Row] = cells.IsNull ? default : convert(cells.Value);
        }
    }

    private void FillIndices(DictionaryArray source, List<RowRun> runs, NewCells.Cursor cells)
    {
        var indices = target.Ints;
        CopyRuns(MemoryMarshal.Cast<byte, int>(source.Indices.Data.Buffers[1].Span)[source.Indices.Data.Offset..], indices, runs);
        var dictionary = (StringArray)source.Dictionary;
        var isExtended = false;
        for (; cells.IsThere; cells.Next())
        {
            if (cells.IsNull)
            {
                indices[cells.Row] = 0;
                continue;
            }

            if (!isExtended)
            {
                isExtended = true;
                Index(dictionary);
            }

            indices[cells.Row] = _dictionary.NumberOf(cells.Text);
        }

        if (isExtended)
        {
            var texts = target.Dictionary(_dictionary.Count);
            for (var i = 0; i < _dictionary.Count; i++)
            {
                texts.Append(_dictionary[i]);
            }

            texts.Done();
            target.DictionaryDone();
        }
        else
        {
            target.ShareDictionary(dictionary.Data);
        }
    }

    // A text that stands twice in a dictionary makes the native writer's files differ from run to run.
    private void Index(StringArray dictionary)
    {
        _dictionary.Clear(dictionary.Length + WorldTable.BatchRows);
        for (var i = 0; i < dictionary.Length; i++)
        {
            _dictionary.NumberOf(dictionary.GetBytes(i));
        }
    }

    private void FillTexts(StringArray? source, List<RowRun> runs, int rows, NewCells.Cursor cells)
    {
        var texts = target.Texts();
        if (source is null)
        {
            for (var row = 0; row < rows; row++)
            {
                Append(row, ref texts, ref cells);
            }
        }
        else
        {
            var row = 0;
            foreach (var run in runs)
            {
                var begin = run.Begin;
                var end = run.Begin + run.Count;
                while (begin < end)
                {
                    // Up to the next new cell the texts are one piece.
                    var count = cells.IsThere ? Math.Min(end - begin, cells.Row - row) : end - begin;
                    texts.AppendAll(source.ValueOffsets.Slice(begin, count + 1), source.Values);
                    row += count;
                    begin += count;
                    if (begin < end)
                    {
                        Append(row++, ref texts, ref cells);
                        begin++;
                    }
                }
            }
        }

        texts.Done();

        static void Append(int row, ref TextBuffer.Writer texts, ref NewCells.Cursor cells)
        {
            if (!cells.IsThere || cells.Row != row)
            {
                texts.Append([]);
                return;
            }

            texts.Append(cells.IsNull ? [] : cells.Text);
            cells.Next();
        }
    }

    private static void CopyRuns<T>(ReadOnlySpan<T> source, Span<T> values, List<RowRun> runs)
    {
        var row = 0;
        foreach (var run in runs)
        {
            source.Slice(run.Begin, run.Count).CopyTo(values[row..]);
            row += run.Count;
        }
    }

    private static void CopyBits(ReadOnlySpan<byte> source, int offset, List<RowRun> runs, Span<ulong> values)
    {
        var row = 0;
        foreach (var run in runs)
        {
            Bits.Copy(source, offset + run.Begin, values, row, run.Count);
            row += run.Count;
        }
    }
}
