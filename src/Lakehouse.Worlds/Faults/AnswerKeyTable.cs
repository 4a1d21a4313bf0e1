using System.Buffers;
using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>The answer key of a world: the faults of its tables, table by table and in order of rows.</summary>
internal sealed class AnswerKeyTable : FilledTable
{
    /// <summary>A slice makes the rows of the table that its faults lie in, so it has fewer rows than others may have.</summary>
    private const long SliceRows = 65_536;

    private readonly FaultyTable[] _tables;
    private readonly long[] _begins;

    public AnswerKeyTable(IReadOnlyList<FaultyTable> tables)
        : base(AnswerKey.Schema)
    {
        _tables = [.. tables];
        _begins = new long[_tables.Length + 1];
        for (var i = 0; i < _tables.Length; i++)
        {
            _begins[i + 1] = _begins[i] + _tables[i].Faults.Count;
        }
    }

    public override long RowCount => _begins[^1];

    public override IEnumerable<Slice> Slices()
    {
        long index = 0;
        for (var table = 0; table < _tables.Length; table++)
        {
            for (var begin = _begins[table]; begin < _begins[table + 1]; begin += SliceRows)
            {
                yield return new Slice(index++, begin, Math.Min(SliceRows, _begins[table + 1] - begin));
            }
        }
    }

    public override string KeyOf(long row)
    {
        var (table, fault) = FaultOf(row);
        return $"{table.Name}/{table.Source.KeyOf(table.Faults.RowOf(fault))}";
    }

    protected override void Trace(long row, LineageBuilder lineage)
    {
        lineage.Rootless(AnswerKey.TableName, AnswerKey.RowKey, AnswerKey.FaultKind, AnswerKey.TrueValue);
        lineage.FromOwn(AnswerKey.ColumnName, AnswerKey.FaultKind);
        lineage.FromOwn(AnswerKey.PlantedValue, AnswerKey.FaultKind, AnswerKey.ColumnName, AnswerKey.TrueValue);
    }

    protected override IBatchFiller NewFiller() => new Filler(this);

    private (FaultyTable Table, long Fault) FaultOf(long row)
    {
        var table = 0;
        while (_begins[table + 1] <= row)
        {
            table++;
        }

        return (_tables[table], row - _begins[table]);
    }

    private sealed class Filler : IBatchFiller
    {
        /// <summary>Where faults are farther apart, the rows between them are not made.</summary>
        private const long MostRowsApart = 4_096;

        private readonly AnswerKeyTable _key;
        private readonly BatchBuffers _buffers = new(AnswerKey.Schema);
        private readonly Planter[] _planters;
        private readonly int[][] _columnIndices;
        private readonly int[][] _keyColumns;
        private readonly ArrayBufferWriter<byte> _text = new();

        public Filler(AnswerKeyTable key)
        {
            _key = key;
            _planters = [.. key._tables.Select(t => new Planter(t.Faults))];
            string[] columns = [.. key._tables.SelectMany(t => t.Source.Schema.Columns).Select(c => c.Name).Distinct()];
            _columnIndices = [.. key._tables.Select(t => t.Source.Schema.Columns.Select(c => System.Array.IndexOf(columns, c.Name)).ToArray())];
            _keyColumns = [.. key._tables.Select(t => KeyColumnsOf(t.Source.Schema))];
            _buffers[AnswerKey.TableName].SetDictionary([.. key._tables.Select(t => t.Name)]);
            _buffers[AnswerKey.FaultKind].SetDictionary(FaultKinds.Names);
            _buffers[AnswerKey.ColumnName].SetDictionary(columns);
        }

        public IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
        {
            var end = firstRow + rowCount;
            for (var table = 0; table < _key._tables.Length; table++)
            {
                var begin = Math.Max(firstRow, _key._begins[table]);
                var upTo = Math.Min(end, _key._begins[table + 1]);
                for (var row = begin; row < upTo; row += WorldTable.BatchRows)
                {
                    yield return Batch(table, row - _key._begins[table], (int)Math.Min(WorldTable.BatchRows, upTo - row));
                }
            }
        }

        private RecordBatch Batch(int table, long firstFault, int count)
        {
            var faulty = _key._tables[table];
            var faults = faulty.Faults;
            var writers = new Writers(_buffers);
            if (faults.StretchRows > MostRowsApart)
            {
                for (var i = 0; i < count; i++)
                {
                    foreach (var batch in faulty.Source.Batches(faults.RowOf(firstFault + i), 1))
                    {
                        Append(table, firstFault + i, i, batch, 0, ref writers);
                    }
                }
            }
            else
            {
                var begin = faults.RowOf(firstFault);
                var made = 0;
                foreach (var batch in faulty.Source.Batches(begin, faults.RowOf(firstFault + count - 1) + 1 - begin))
                {
                    for (; made < count && faults.RowOf(firstFault + made) < begin + batch.Length; made++)
                    {
                        Append(table, firstFault + made, made, batch, (int)(faults.RowOf(firstFault + made) - begin), ref writers);
                    }

                    begin += batch.Length;
                }
            }

            writers.Done();
            return _buffers.ToBatch(count);
        }

        private void Append(int table, long fault, int at, RecordBatch batch, int row, ref Writers writers)
        {
            var faulty = _key._tables[table];
            var schema = faulty.Source.Schema;
            var kind = faulty.Faults.KindOf(fault);
            _buffers[AnswerKey.TableName].Ints[at] = table;
            _buffers[AnswerKey.FaultKind].Ints[at] = (int)kind;
            Begin();
            var keyColumns = _keyColumns[table];
            for (var i = 0; i < keyColumns.Length; i++)
            {
                if (i > 0)
                {
                    _text.Write("/"u8);
                }

                var column = keyColumns[i];
                CellText.Append(_text, schema.Columns[column].Type, batch.Column(column), row);
            }

            writers.RowKeys.Append(_text.WrittenSpan);
            Begin();
            var ofCell = kind is not (FaultKind.Missing or FaultKind.Duplicate);
            var hasTrue = kind == FaultKind.Missing;
            if (ofCell)
            {
                var planter = _planters[table];
                planter.Plant(fault, batch, row);
                _buffers[AnswerKey.ColumnName].Ints[at] = _columnIndices[table][planter.Column];
                hasTrue = batch.Column(planter.Column).IsValid(row);
                if (hasTrue)
                {
                    CellText.Append(_text, schema.Columns[planter.Column].Type, batch.Column(planter.Column), row);
                }

                writers.TrueValues.Append(_text.WrittenSpan);
                Begin();
                planter.AppendPlanted(_text);
                writers.PlantedValues.Append(_text.WrittenSpan);
            }
            else
            {
                _buffers[AnswerKey.ColumnName].Ints[at] = 0;
                if (hasTrue)
                {
                    AppendRow(schema, batch, row);
                }

                writers.TrueValues.Append(_text.WrittenSpan);
                writers.PlantedValues.Append([]);
            }

            Bits.Set(_buffers[AnswerKey.ColumnName].Validity, at, ofCell);
            Bits.Set(_buffers[AnswerKey.TrueValue].Validity, at, hasTrue);
            Bits.Set(_buffers[AnswerKey.PlantedValue].Validity, at, ofCell);

            void Begin() => _text.ResetWrittenCount();
        }

        private void AppendRow(TableSchema schema, RecordBatch batch, int row)
        {
            for (var i = 0; i < schema.Columns.Count; i++)
            {
                CellText.Write(_text, $"{(i == 0 ? "{" : ",")}\"{schema.Columns[i].Name}\":");
                CellText.AppendJson(_text, schema.Columns[i].Type, batch.Column(i), row);
            }

            _text.Write("}"u8);
        }

        private static int[] KeyColumnsOf(TableSchema schema)
        {
            string[] names = [.. schema.Columns.Select(c => c.Name)];
            return [.. schema.Key.Select(name => System.Array.IndexOf(names, name))];
        }

        private ref struct Writers(BatchBuffers buffers)
        {
            public TextBuffer.Writer RowKeys = buffers[AnswerKey.RowKey].Texts();
            public TextBuffer.Writer TrueValues = buffers[AnswerKey.TrueValue].Texts();
            public TextBuffer.Writer PlantedValues = buffers[AnswerKey.PlantedValue].Texts();

            public readonly void Done()
            {
                RowKeys.Done();
                TrueValues.Done();
                PlantedValues.Done();
            }
        }
    }
}
