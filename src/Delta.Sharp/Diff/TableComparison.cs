using System.Globalization;
using System.Text.Json;
using Apache.Arrow;
using Delta.Sharp.Kernel;
using Delta.Sharp.Text;

namespace Delta.Sharp;

/// <summary>The work of one comparison, in a session of its own.</summary>
internal sealed class TableComparison : IDisposable
{
    private static readonly TimeSpan s_telling = TimeSpan.FromMilliseconds(200);

    private readonly DiffTable _a;
    private readonly DiffTable _b;
    private readonly TableDiffOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly List<DiffColumn> _columns;
    private readonly List<SchemaDiff> _schema;
    private readonly int[] _key;
    private readonly DiffSql _sql;
    private readonly QuerySession _session;
    private double _done;

    public TableComparison(DiffTable a, DiffTable b, TableDiffOptions options, CancellationToken cancellation)
    {
        _a = a;
        _b = b;
        _options = options;
        _cancellation = cancellation;
        (_columns, _schema) = DiffColumn.Match(a.Schema, b.Schema);
        if (_columns.Count == 0)
        {
            throw new QueryException(
                $"The tables {a.Location} and {b.Location} have no column in common whose values could be compared.");
        }

        _key = [.. options.Key.Select(PlaceOf)];
        _sql = new DiffSql(_columns, _key);
        _session = QuerySession.Open(options.Query);
    }

    public void Dispose() => _session.Dispose();

    public TableDiff Run()
    {
        long rowsInA = Count("a", _a);
        long rowsInB = Count("b", _b);
        (List<AddFile> filesOfA, List<AddFile> filesOfB, int equalFiles) = Differing(_a.Files, _b.Files);
        _session.Execute(_sql.Views(_a.Select("a", filesOfA), _b.Select("b", filesOfB)), _cancellation);
        Execute(_sql.Differing(), upTo: 0.6);
        long[] counts = Numbers(_sql.Counts());
        bool repeated = counts[2] > 0 || counts[3] > 0;
        long[] ofRepeated = repeated ? Numbers(_sql.RepeatedCounts()) : [0, 0];
        (long changed, List<ColumnDiff> columns) = _key.Length == 0 ? (0, []) : Changed();
        int examples = _options.Examples;
        TableDiff diff = new()
        {
            Key = [.. _key.Select(i => _columns[i].Name)],
            RowsInA = rowsInA,
            RowsInB = rowsInB,
            OnlyInA = counts[0] + ofRepeated[0],
            OnlyInB = counts[1] + ofRepeated[1],
            Changed = changed,
            RepeatedKeysInA = counts[2],
            RepeatedKeysInB = counts[3],
            EqualFiles = equalFiles,
            Schema = _schema,
            Columns = columns,
            ExamplesOnlyInA = Examples(_sql.ExamplesOnlyInA(examples)),
            ExamplesOnlyInB = Examples(_sql.ExamplesOnlyInB(examples)),
            ExamplesRepeated = repeated ? Examples(_sql.ExamplesRepeated(examples)) : [],
        };
        _options.Progress?.Tell(1);
        return diff;
    }

    // Counting reads the head of every file, those that are equal too, so that a table with lost files is not called equal.
    private long Count(string side, DiffTable table)
    {
        table.AddTo(_session, side);
        return Numbers($"SELECT count(*) FROM {side}.{DuckSql.Identifier(table.Name)}")[0];
    }

    // A file that both tables have, byte for byte, has the same rows in both and need not be read.
    private static (List<AddFile> OfA, List<AddFile> OfB, int Equal) Differing(IReadOnlyList<AddFile> a, IReadOnlyList<AddFile> b)
    {
        ILookup<string, AddFile> known = b.Where(f => DigestOf(f) is not null).ToLookup(f => DigestOf(f)!, StringComparer.Ordinal);
        Dictionary<string, Queue<AddFile>> left = known.ToDictionary(g => g.Key, g => new Queue<AddFile>(g), StringComparer.Ordinal);
        List<AddFile> ofA = [];
        HashSet<AddFile> equal = new(ReferenceEqualityComparer.Instance);
        foreach (AddFile file in a)
        {
            if (DigestOf(file) is { } digest && left.TryGetValue(digest, out Queue<AddFile>? same) && same.TryDequeue(out AddFile? other))
            {
                equal.Add(other);
            }
            else
            {
                ofA.Add(file);
            }
        }

        return (ofA, [.. b.Where(f => !equal.Contains(f))], equal.Count);

        // Values of partition columns stand in the log, so bytes alone do not tell the rows of a partitioned file.
        static string? DigestOf(AddFile file) =>
            file.PartitionValues.Count == 0 ? file.Tags?.GetValueOrDefault(AddFile.Sha256Tag) : null;
    }

    private int PlaceOf(string name)
    {
        int place = _columns.FindIndex(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
        return place >= 0 ? place : throw new QueryException(
            $"The key column '{name}' is not in both {_a.Location} and {_b.Location} with types that can be compared; "
            + $"they share {string.Join(", ", _columns.Select(c => c.Name))}.");
    }

    private (long Changed, List<ColumnDiff> Columns) Changed()
    {
        if (_sql.Rest.Count == 0)
        {
            return (0, []);
        }

        Execute(_sql.Changed(), upTo: 0.9);
        long[] counts = Numbers(_sql.ChangedCounts());
        int[] places = [.. Enumerable.Range(0, _sql.Rest.Count).Where(at => counts[at + 1] > 0)];
        Dictionary<int, List<CellDiff>> examples = places.ToDictionary(at => _sql.Rest[at], _ => new List<CellDiff>());
        if (places.Length > 0 && _options.Examples > 0)
        {
            _session.Execute(_sql.Picks(places.Select(at => _sql.Rest[at]), _options.Examples), _cancellation);
            foreach (DiffValue[] row in Rows(_sql.PickedRows()))
            {
                int column = int.Parse(row[0].Text!, CultureInfo.InvariantCulture);
                int at = 1 + _key.Length + IndexOf(_sql.Rest, column);
                examples[column].Add(new CellDiff(Row(_key, row.AsSpan(1, _key.Length)), row[at], row[at + _sql.Rest.Count]));
            }
        }

        return (counts[0], [.. places.Select(at => new ColumnDiff(_columns[_sql.Rest[at]].Name, counts[at + 1], examples[_sql.Rest[at]]))]);
    }

    private static int IndexOf(IReadOnlyList<int> list, int item) => Enumerable.Range(0, list.Count).First(i => list[i] == item);

    private List<DiffRow> Examples(string sql)
    {
        int[] shown = _key.Length > 0 ? _key : [.. Enumerable.Range(0, _columns.Count)];
        return [.. Rows(sql).Select(row => Row(shown, row))];
    }

    private DiffRow Row(int[] columns, ReadOnlySpan<DiffValue> values) => new([.. columns.Select(i => _columns[i].Name)], values.ToArray());

    /// <summary>Runs a statement that takes long and tells how far it is, until <paramref name="upTo"/> of the whole is done.</summary>
    private void Execute(string sql, double upTo)
    {
        if (_options.Progress is not { } progress)
        {
            _session.Execute(sql, _cancellation);
            return;
        }

        Lock gate = new();
        bool isRunning = true;
        double from = _done;
        using (progress.Clock.CreateTimer(_ => Tell(), null, s_telling, s_telling))
        {
            try
            {
                _session.Execute(sql, _cancellation);
            }
            finally
            {
                // A timer may fire once more while it is disposed, when the session is gone.
                lock (gate)
                {
                    isRunning = false;
                }
            }
        }

        _done = upTo;
        progress.Tell(upTo);

        void Tell()
        {
            lock (gate)
            {
                if (isRunning)
                {
                    progress.Tell(from + ((upTo - from) * _session.Progress()));
                }
            }
        }
    }

    private long[] Numbers(string sql)
    {
        using QueryResult result = _session.Query(sql, _cancellation);
        return [.. TextRows.Of(result.Batches()).Single().Select(text => long.Parse(text!, CultureInfo.InvariantCulture))];
    }

    private List<DiffValue[]> Rows(string sql)
    {
        List<DiffValue[]> rows = [];
        using QueryResult result = _session.Query(sql, _cancellation);
        JsonLinesFormat format = new(result.Schema);
        Utf8Buffer json = new();
        foreach (RecordBatch batch in result.Batches())
        {
            using RowFormat.Binding binding = format.Bind(batch);
            for (int row = 0; row < batch.Length; row++)
            {
                json.Clear();
                format.AppendRow(json, row);
                using JsonDocument values = JsonDocument.Parse(json.Written.ToArray());
                rows.Add([.. values.RootElement.EnumerateObject().Select(member => Value(member.Value))]);
            }
        }

        return rows;
    }

    private static DiffValue Value(JsonElement value) => new(
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        },
        value.GetRawText());
}
