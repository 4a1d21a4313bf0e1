using System.Globalization;
using CsCheck;
using Delta.Sharp.Kernel;
using Delta.Sharp.Tests.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>Differences are planted, so every count is known before anything is compared.</summary>
public sealed class TableDiffTests
{
    private const string Columns = "(id VARCHAR, amount DECIMAL(9,2), n INTEGER, seen TIMESTAMPTZ, note VARCHAR, flag BOOLEAN)";

    private static readonly string[] s_values =
    [
        "amount = coalesce(amount, 0) + 1", "n = CASE WHEN n IS NULL THEN 1 END", "seen = seen + INTERVAL 1 MICROSECOND",
        "note = coalesce(note, '') || 'x'", "flag = flag IS NOT TRUE",
    ];

    private static readonly string[] s_columns = ["amount", "n", "seen", "note", "flag"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Planted_differences_are_counted_exactly()
    {
        // For each of some rows: 0 taken from A, 1 taken from B, and above that the columns to change, as bits.
        Gen<int[]> edits = Gen.Int[0, 33].Array[0, 30];
        Property.ForAll(Gen.Select(edits, Gen.Int[1, 3], Gen.Int[1, 3]), 25, c =>
        {
            (int[] planted, int filesOfA, int filesOfB) = c;
            using ScratchFolder folder = new();
            string[] taken = [Ids(planted, 0), Ids(planted, 1)];
            string[] changes =
            [
                .. planted.Select((edit, i) => (Edit: edit - 2, i)).Where(e => e.Edit > 0).Select(e =>
                    $"UPDATE t SET {string.Join(", ", Bits(e.Edit).Select(bit => s_values[bit]))} WHERE id = 'k{e.i}'"),
            ];
            Write(folder.Sub("a"), filesOfA, "id DESC", $"DELETE FROM t WHERE id IN ({taken[0]})");
            Write(folder.Sub("b"), filesOfB, "hash(id)", [$"DELETE FROM t WHERE id IN ({taken[1]})", .. changes]);

            TableDiff diff = Compare(folder, "id");

            int onlyInB = planted.Count(e => e == 0), onlyInA = planted.Count(e => e == 1);
            Assert.Equal((40 - onlyInB, 40 - onlyInA), (diff.RowsInA, diff.RowsInB));
            Assert.Equal((onlyInA, onlyInB, changes.Length), (diff.OnlyInA, diff.OnlyInB, diff.Changed));
            Assert.Equal(
                s_columns
                    .Select((name, bit) => (Name: name, Rows: (long)planted.Count(e => e > 2 && Bits(e - 2).Contains(bit))))
                    .Where(c => c.Rows > 0),
                diff.Columns.Select(c => (c.Column, c.Rows)));
            Assert.Equal(planted.All(e => e == 2), diff.IsEqual);
            Assert.Equal(
                planted.Select((e, i) => (e, Id: $"k{i}")).Where(e => e.e == 1).Select(e => e.Id).Order(StringComparer.Ordinal).Take(3),
                diff.ExamplesOnlyInA.Select(r => Assert.Single(r.Values).Text));
            Assert.All(diff.Columns, column => Assert.Equal(Math.Min(3, column.Rows), column.Examples.Count));
        });
    }

    [Fact]
    public void Examples_show_both_values_as_text_and_as_json()
    {
        using ScratchFolder folder = new();
        Write(folder.Sub("a"), 1, "id");
        Write(
            folder.Sub("b"), 1, "id", "UPDATE t SET amount = 0.5, note = NULL WHERE id = 'k1'",
            "UPDATE t SET seen = '2025-01-02 03:04:05.000006Z' WHERE id = 'k2'");

        TableDiff diff = Compare(folder, "id");

        CellDiff amount = Assert.Single(diff.Columns.Single(c => c.Column == "amount").Examples);
        Assert.Equal((new DiffValue("1.25", "1.25"), new DiffValue("0.50", "0.50")), (amount.InA, amount.InB));
        Assert.Equal(new DiffValue("k1", "\"k1\""), Assert.Single(amount.Key.Values));
        CellDiff note = Assert.Single(diff.Columns.Single(c => c.Column == "note").Examples);
        Assert.Equal((new DiffValue("note 1", "\"note 1\""), new DiffValue(null, "null")), (note.InA, note.InB));
        CellDiff at = Assert.Single(diff.Columns.Single(c => c.Column == "seen").Examples);
        Assert.Equal("2025-01-02T03:04:05.000006Z", at.InB.Text);
    }

    [Fact]
    public void Without_a_key_rows_are_compared_whole_and_counted_as_often_as_they_stand()
    {
        using ScratchFolder folder = new();
        Write(folder.Sub("a"), 2, "id", "INSERT INTO t FROM t WHERE id IN ('k1', 'k2')", "INSERT INTO t FROM t WHERE id = 'k1'");
        Write(folder.Sub("b"), 3, "hash(id)", "INSERT INTO t FROM t WHERE id = 'k2'", "UPDATE t SET n = 7 WHERE id = 'k3'");

        TableDiff diff = Compare(folder);

        // k1 stands four times in A and once in B, k2 twice in both.
        Assert.Equal((44L, 41L, 4L, 1L, 0L), (diff.RowsInA, diff.RowsInB, diff.OnlyInA, diff.OnlyInB, diff.Changed));
        Assert.Empty(diff.Key);
        Assert.Equal("7", diff.ExamplesOnlyInB.Single().Values[2].Text);
        Assert.Equal(6, diff.ExamplesOnlyInB.Single().Columns.Count);
    }

    [Fact]
    public void A_key_that_stands_several_times_is_told_and_its_rows_are_compared_whole()
    {
        using ScratchFolder folder = new();
        Write(folder.Sub("a"), 2, "id", "UPDATE t SET id = 'k9' WHERE id = 'k8'");
        Write(folder.Sub("b"), 1, "id", "UPDATE t SET id = 'k9' WHERE id IN ('k8', 'k7')", "UPDATE t SET n = -1 WHERE note = 'note 9'");

        TableDiff diff = Compare(folder, "id");

        // Under k9: rows 8 and 9 in A; 7, 8 and 9 changed in B. Under k7: one row in A.
        Assert.Equal((1L, 1L), (diff.RepeatedKeysInA, diff.RepeatedKeysInB));
        Assert.Equal((2L, 2L, 0L), (diff.OnlyInA, diff.OnlyInB, diff.Changed));
        Assert.Equal("k9", Assert.Single(Assert.Single(diff.ExamplesRepeated).Values).Text);
        Assert.False(diff.IsEqual);
        Assert.True(Compare(folder.Sub("a"), folder.Sub("a"), "id").IsEqual);
    }

    [Fact]
    public void Keys_may_have_several_columns_and_nulls()
    {
        using ScratchFolder folder = new();
        Write(folder.Sub("a"), 1, "id", "UPDATE t SET id = NULL WHERE n < 4");
        Write(folder.Sub("b"), 1, "hash(id)", "UPDATE t SET id = NULL WHERE n < 4", "UPDATE t SET note = 'other' WHERE n IN (2, 30)");

        TableDiff diff = Compare(folder, "n", "ID");

        Assert.Equal((0L, 0L, 2L), (diff.OnlyInA, diff.OnlyInB, diff.Changed));
        Assert.Equal(["n", "id"], diff.Key);
        Assert.Equal(["2", null], Assert.Single(diff.Columns).Examples[0].Key.Values.Select(v => v.Text));
    }

    [Theory]
    [InlineData("INTEGER", "BIGINT", "integer", "long", true, 0)]
    [InlineData("DECIMAL(9,2)", "DECIMAL(18,4)", "decimal(9,2)", "decimal(18,4)", true, 0)]
    [InlineData("DECIMAL(9,2)", "DOUBLE", "decimal(9,2)", "double", true, 0)]
    [InlineData("SMALLINT", "DECIMAL(9,2)", "short", "decimal(9,2)", true, 0)]
    [InlineData("DATE", "TIMESTAMPTZ", "date", "timestamp", true, 0)]
    [InlineData("TIMESTAMP", "TIMESTAMPTZ", "timestamp_ntz", "timestamp", true, 0)]
    [InlineData("VARCHAR", "INTEGER", "string", "integer", false, 0)]
    [InlineData("INTEGER", "BIGINT", "integer", "long", true, 5)]
    public void Types_that_changed_are_told_and_compared_by_value_where_they_can_be(
        string typeInA, string typeInB, string nameInA, string nameInB, bool compared, int changed)
    {
        using ScratchFolder folder = new();
        string value = typeInA is "DATE" or "TIMESTAMP" ? "DATE '2025-03-01' + CAST(i AS INTEGER)" : "i";
        string other = changed > 0 ? $"CASE WHEN i < {changed} THEN -1 - i ELSE i END" : value;
        WriteQuery(folder.Sub("a"), $"SELECT i AS id, CAST({value} AS {typeInA}) AS v FROM range(9) r(i)", ("id", "long"), ("v", nameInA));
        WriteQuery(
            folder.Sub("b"),
            $"SELECT i AS id, CAST({other} AS {typeInB}) AS v FROM range(9) r(i)",
            ("id", "long"),
            ("v", nameInB));

        TableDiff diff = Compare(folder, "id");

        Assert.Equal(new SchemaDiff("v", nameInA, nameInB, compared), Assert.Single(diff.Schema));
        Assert.Equal((0L, 0L, (long)changed), (diff.OnlyInA, diff.OnlyInB, diff.Changed));
        Assert.False(diff.IsEqual);
    }

    [Fact]
    public void Columns_that_one_table_lacks_are_told_and_the_others_compared()
    {
        using ScratchFolder folder = new();
        WriteQuery(
            folder.Sub("a"), "SELECT i AS id, i AS x, 'old' AS o FROM range(5) r(i)", ("id", "long"), ("x", "long"), ("o", "string"));
        WriteQuery(
            folder.Sub("b"),
            "SELECT i AS id, 1.5 AS f, greatest(i, 1) AS X FROM range(5) r(i)",
            ("id", "long"),
            ("f", "double"),
            ("X", "long"));

        TableDiff diff = Compare(folder, "id");

        Assert.Equal(
            [new SchemaDiff("o", "string", null, false), new SchemaDiff("f", null, "double", false)], diff.Schema);
        Assert.Equal(("x", 1L), (Assert.Single(diff.Columns).Column, diff.Changed));
    }

    [Theory]
    [InlineData("missing", "'missing' is not in both")]
    [InlineData("v", "'v' is not in both")]
    public void A_key_that_cannot_be_compared_is_refused(string key, string words)
    {
        using ScratchFolder folder = new();
        WriteQuery(folder.Sub("a"), "SELECT 1::BIGINT AS id, 'x' AS v", ("id", "long"), ("v", "string"));
        WriteQuery(folder.Sub("b"), "SELECT 1::BIGINT AS id, 2::BIGINT AS v", ("id", "long"), ("v", "long"));

        QueryException e = Assert.Throws<QueryException>(() => Compare(folder, key));

        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.False(e.IsFailedWork);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Values_of_every_type_are_equal_whatever_the_files(int seed)
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(seed, 500);
        table.Write(folder.Sub("a"), files: 1);
        table.Write(folder.Sub("b"), files: 5);
        RandomTable.Make(seed + 1, 500).Write(folder.Sub("c"));

        Assert.True(Compare(folder).IsEqual);
        TableDiff other = Compare(folder.Sub("a"), folder.Sub("c"));
        Assert.Equal((500L, 500L), (other.OnlyInA, other.OnlyInB));
    }

    [Fact]
    public void Files_that_both_tables_have_are_not_read()
    {
        using ScratchFolder folder = new();
        foreach (string side in new[] { "a", "b" })
        {
            WriteQuery(folder.Sub(side), "SELECT i AS id FROM range(5) r(i)", ("id", "long"));
            string log = folder.Sub(side, "_delta_log", "00000000000000000000.json");
            File.WriteAllText(log, File.ReadAllText(log).Replace(
                "\"dataChange\":true", "\"dataChange\":true,\"tags\":{\"sha256\":\"12ab\"}", StringComparison.Ordinal));
        }

        TableDiff diff = Compare(folder, "id");

        Assert.Equal((1, true, 5L, 5L), (diff.EqualFiles, diff.IsEqual, diff.RowsInA, diff.RowsInB));
        using QuerySession maker = QuerySession.Open();
        maker.WriteParquet("SELECT i + 1 AS id FROM range(5) r(i)", folder.Sub("b", "0.parquet"), Stop);
        Assert.True(Compare(folder, "id").IsEqual);
        File.Delete(folder.Sub("b", "0.parquet"));
        Assert.True(Assert.Throws<QueryException>(() => Compare(folder, "id")).IsFailedWork);
    }

    [Fact]
    public void Every_table_of_another_writer_that_can_be_read_is_equal_to_itself()
    {
        string root = TestPart.DeltaTables();
        int compared = 0;
        foreach (string log in Directory.EnumerateDirectories(root, "_delta_log", SearchOption.AllDirectories))
        {
            try
            {
                TableDiff diff = Compare(Path.GetDirectoryName(log)!, Path.GetDirectoryName(log)!);
                Assert.Equal((true, 0L, 0L), (diff.IsEqual, diff.OnlyInA, diff.OnlyInB));
                compared++;
            }
            catch (Exception e) when (e is DeltaUnsupportedException
                || (e is QueryException && e.Message.Contains("is missing", StringComparison.Ordinal)))
            {
                // Refused by the name of what it uses, or here without its files: no reader has its rows.
            }
        }

        Assert.True(compared > 30, $"{compared} tables were compared");
    }

    [Fact]
    public void Progress_is_told_up_to_the_whole()
    {
        using ScratchFolder folder = new();
        WriteQuery(folder.Sub("a"), "SELECT i AS id FROM range(300000) r(i)", ("id", "long"));
        WriteQuery(folder.Sub("b"), "SELECT i + 1 AS id FROM range(300000) r(i)", ("id", "long"));
        System.Collections.Concurrent.ConcurrentQueue<double> told = new();

        TableDiff.Of(
            DeltaTable.Open(folder.Sub("a")),
            DeltaTable.Open(folder.Sub("b")),
            new TableDiffOptions { Key = ["id"], Progress = new DiffProgress(TimeProvider.System, told.Enqueue) },
            Stop);

        Assert.All(told, done => Assert.InRange(done, 0, 1));
        Assert.Equal(1, told.Last());
        Assert.Contains(0.6, told);
    }

    [Fact]
    public void Cancelling_stops_a_comparison()
    {
        using ScratchFolder folder = new();
        WriteQuery(folder.Sub("a"), "SELECT i AS id FROM range(5) r(i)", ("id", "long"));
        using CancellationTokenSource source = new();
        source.Cancel();
        DeltaTable table = DeltaTable.Open(folder.Sub("a"));

        Assert.ThrowsAny<OperationCanceledException>(() => TableDiff.Of(table, table, cancellation: source.Token));
    }

    private static IEnumerable<int> Bits(int edit) => Enumerable.Range(0, s_values.Length).Where(bit => (edit >> bit) % 2 == 1);

    private static string Ids(int[] planted, int edit) =>
        string.Join(", ", planted.Select((e, i) => (e, i)).Where(p => p.e == edit).Select(p => $"'k{p.i}'").Append("''"));

    private static TableDiff Compare(ScratchFolder folder, params string[] key) => Compare(folder.Sub("a"), folder.Sub("b"), key);

    private static TableDiff Compare(string a, string b, params string[] key) => TableDiff.Of(
        DeltaTable.Open(a), DeltaTable.Open(b), new TableDiffOptions { Key = key, Query = new QueryOptions { Threads = 2 } }, Stop);

    /// <summary>Writes 40 rows, changed by statements, in an order and in so many files.</summary>
    private static void Write(string folder, int files, string order, params string[] changes)
    {
        using DuckDB.NET.Data.DuckDBConnection duck = new("Data Source=:memory:");
        duck.Open();
        Run($"SET TimeZone = 'UTC'; CREATE TABLE t {Columns}; INSERT INTO t SELECT 'k' || i, i * 1.25, i, "
            + "TIMESTAMPTZ '2025-01-01 00:00:00Z' + INTERVAL 1 SECOND * i, CASE WHEN i % 5 <> 0 THEN 'note ' || i END, i % 2 = 0 "
            + "FROM range(40) r(i)");
        foreach (string change in changes)
        {
            Run(change);
        }

        Directory.CreateDirectory(folder);
        string[] names = [.. Enumerable.Range(0, files).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}.parquet"))];
        foreach ((string name, int i) in names.Select((n, i) => (n, i)))
        {
            string codec = i % 2 == 0 ? "zstd" : "snappy";
            Run($"COPY (SELECT * EXCLUDE p FROM (SELECT *, row_number() OVER (ORDER BY {order}) % {files} AS p FROM t) WHERE p = {i}) "
                + $"TO '{Path.Combine(folder, name)}' (FORMAT parquet, COMPRESSION {codec})");
        }

        Commit(
            folder, names,
            ("id", "string"), ("amount", "decimal(9,2)"), ("n", "integer"), ("seen", "timestamp"), ("note", "string"), ("flag", "boolean"));

        void Run(string sql)
        {
            using DuckDB.NET.Data.DuckDBCommand command = duck.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private static void WriteQuery(string folder, string query, params (string Name, string Type)[] columns)
    {
        Directory.CreateDirectory(folder);
        using QuerySession maker = QuerySession.Open();
        maker.WriteParquet(query, Path.Combine(folder, "0.parquet"), Stop);
        Commit(folder, ["0.parquet"], columns);
    }

    private static void Commit(string folder, string[] files, params (string Name, string Type)[] columns)
    {
        DeltaField[] fields = [.. columns.Select(c => new DeltaField(c.Name, DeltaType.Parse(c.Type), Nullable: true))];
        IEnumerable<AddFile> added = files.Select(file => new AddFile(
            LogPath.Encode(file), new Dictionary<string, string?>(), new FileInfo(Path.Combine(folder, file)).Length, 0, DataChange: true));
        new DeltaLog(new FolderStore(folder)).Commit(
            0,
            [
                new Protocol(1, 2),
                new Metadata(
                    "3b1c7a52-6a0c-4d36-9b5e-0c8f6a1d2e3f", null, null, new DeltaSchema(fields).ToSchemaString(), [],
                    new Dictionary<string, string?>(), null),
                .. added,
            ]);
    }
}
