using Apache.Arrow;

namespace Delta.Sharp.Text;

/// <summary>
/// Rows of record batches as text. Nothing is allocated for a row. For one thread at a time.
/// </summary>
public abstract class RowFormat
{
    private const int FlushBytes = 64 * 1024;

    private protected RowFormat(Schema schema, TimeSpelling times)
    {
        Columns = [.. schema.FieldsList.Select(field => CellText.For(field.DataType, times))];
    }

    private protected CellText[] Columns { get; }

    /// <summary>Adds what stands before the first row.</summary>
    public virtual void AppendHeader(Utf8Buffer output)
    {
    }

    /// <summary>Makes the rows of a batch the ones to write, until the binding is disposed.</summary>
    public Binding Bind(RecordBatch batch)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            Columns[i].Bind(batch.Column(i));
        }

        return new Binding(this);
    }

    /// <summary>Adds one row of the bound batch, without the end of its line.</summary>
    public abstract void AppendRow(Utf8Buffer output, int row);

    /// <summary>Adds the rows of a batch as lines; <paramref name="lineDone"/> is told after each.</summary>
    public void AppendLines(Utf8Buffer output, RecordBatch batch, Action<Utf8Buffer>? lineDone = null)
    {
        using (Bind(batch))
        {
            for (int row = 0; row < batch.Length; row++)
            {
                AppendRow(output, row);
                output.Add((byte)'\n');
                lineDone?.Invoke(output);
            }
        }
    }

    /// <summary>Writes header and rows to a stream while they come.</summary>
    public void Write(IEnumerable<RecordBatch> batches, Stream stream)
    {
        Utf8Buffer lines = new();
        AppendHeader(lines);
        foreach (RecordBatch batch in batches)
        {
            AppendLines(lines, batch, Drain);
        }

        stream.Write(lines.Written);
        stream.Flush();

        void Drain(Utf8Buffer written)
        {
            if (written.Length >= FlushBytes)
            {
                stream.Write(written.Written);
                written.Clear();
            }
        }
    }

    private void Release()
    {
        foreach (CellText column in Columns)
        {
            column.Release();
        }
    }

    /// <summary>A batch whose memory is held in place while its rows are written.</summary>
    public readonly ref struct Binding
    {
        private readonly RowFormat _format;

        internal Binding(RowFormat format)
        {
            _format = format;
        }

        public void Dispose() => _format.Release();
    }
}
