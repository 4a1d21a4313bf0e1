using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

public sealed class QuerySessionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_value_of_a_table_is_read_as_it_was_written(int seed)
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(seed, 700);
        table.Write(folder.FullName);
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        List<string?[]> rows = session.Rows("SELECT * FROM w.t");

        Assert.Equal(table.Rows.Count, rows.Count);
        for (int row = 0; row < rows.Count; row++)
        {
            Assert.Equal(Enumerable.Range(0, table.Columns.Count).Select(column => table.Text(row, column)), rows[row]);
        }

        Assert.Equal(
            table.Columns.Select(c => (c.Name, c.Type.ToString()!)), session.Columns("FROM w.t").Select(c => (c.Name, c.Type)));
    }

    [Theory]
    [InlineData("SELECT c.id FROM w.t c WHERE c.id > 0")]
    [InlineData("SELECT count(*) FROM w.t a JOIN w.t b ON a.id = b.id")]
    [InlineData("WITH c AS (FROM w.t) SELECT c.id FROM c")]
    public void Tables_with_an_alias_are_found(string sql)
    {
        using ScratchFolder folder = new();
        using QuerySession maker = QuerySession.Open();
        maker.WriteParquet("SELECT 1::BIGINT AS id", folder.Sub("one.parquet"), Stop);
        Commit(folder.FullName, ["one.parquet"], [], ("id", "long"));
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        Assert.Equal("1", Assert.Single(session.Rows(sql))[0]);
    }

    [Fact]
    public void A_table_without_files_is_empty_and_keeps_its_types()
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(1, 0);
        table.Write(folder.FullName);
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        Assert.Empty(session.Rows("SELECT * FROM w.t"));
        Assert.Equal(table.Columns.Select(c => c.Type.ToString()!), session.Columns("FROM w.t").Select(c => c.Type));
    }

    [Fact]
    public void Names_and_types_come_from_the_log_and_what_a_file_lacks_is_null()
    {
        using ScratchFolder folder = new();
        using QuerySession maker = QuerySession.Open();
        maker.WriteParquet(
            "SELECT 1::INTEGER AS a, 1.5::FLOAT AS b, 1.25::DECIMAL(5,2) AS c, 'x' AS extra", folder.Sub("old.parquet"), Stop);
        maker.WriteParquet("SELECT 'new' AS d, 9000000000 AS a", folder.Sub("new.parquet"), Stop);
        Commit(
            folder.FullName,
            ["old.parquet", "new.parquet"],
            [],
            ("a", "long"), ("b", "double"), ("c", "decimal(18,4)"), ("d", "string"), ("v", "void"));
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        Assert.Equal(
            [["1", "1.5", "1.2500", null, null], ["9000000000", null, null, "new", null]],
            session.Rows("SELECT * FROM w.t ORDER BY a"));
    }

    [Fact]
    public void Partition_values_come_from_the_log_alone()
    {
        using ScratchFolder folder = new();
        using QuerySession maker = QuerySession.Open();
        Directory.CreateDirectory(folder.Sub("p=wrong"));
        maker.WriteParquet("SELECT 1 AS a", folder.Sub("p=wrong", "one.parquet"), Stop);
        maker.WriteParquet("SELECT 2 AS a", folder.Sub("two.parquet"), Stop);
        Commit(
            folder.FullName,
            ["p=wrong/one.parquet", "two.parquet"],
            [new() { ["p"] = "it's", ["day"] = "2025-01-02" }, new() { ["p"] = null, ["day"] = "" }],
            ("p", "string"), ("a", "integer"), ("day", "date"));
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        Assert.Equal([["it's", "1", "2025-01-02"], [null, "2", null]], session.Rows("SELECT * FROM w.t ORDER BY a"));
        Assert.Equal([["2025-01-02"]], session.Rows("SELECT day FROM w.t WHERE day IS NOT NULL"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a [bc] d")]
    [InlineData("why? *all* [[]")]
    [InlineData("it's \"so\"")]
    [InlineData("back\\slash")]
    [InlineData("~home")]
    [InlineData("%20 +%")]
    [InlineData("k=v")]
    [InlineData("ü漢😀")]
    public void A_path_means_its_own_file_and_no_other(string name)
    {
        using ScratchFolder root = new();
        RandomTable table = RandomTable.Make(7, 30);
        table.Write(root.Sub(name));

        // Folders that the name would match if it were a pattern.
        foreach (string other in new[] { "a b d", "a c d", "whyx yallz [" })
        {
            RandomTable.Make(8, 10).Write(root.Sub(other));
        }

        if (name.Contains('\\', StringComparison.Ordinal))
        {
            // The random table's files have brackets in their names, and DuckDB cannot spell both.
            QueryException e = Assert.Throws<QueryException>(() => Digest(root.Sub(name)));
            Assert.Contains("backslash", e.Message, StringComparison.Ordinal);
            foreach (string file in Directory.GetFiles(root.Sub(name), "*.parquet"))
            {
                File.Move(file, file.Replace("[a]", "", StringComparison.Ordinal));
            }

            string commit = root.Sub(name, "_delta_log", "00000000000000000000.json");
            File.WriteAllText(commit, File.ReadAllText(commit).Replace("%5Ba%5D", "", StringComparison.Ordinal));
        }

        Assert.Equal(table.Digest(), Digest(root.Sub(name)));
    }

    [Theory]
    [InlineData("SELEC 1", "syntax error at or near \"SELEC\"")]
    [InlineData("", "query is empty")]
    [InlineData(" ; ", "query is empty")]
    [InlineData("SELECT nothing FROM w.t", "\"nothing\" not found")]
    [InlineData("SELECT * FROM w.u", "The lake holds w.t.")]
    [InlineData("SELECT 1; SELECT 2", "one at a time")]
    [InlineData("SELECT 'x'::INTEGER", "'x'")]
    [InlineData("SELECT error('own ' || 'words')", "own words.")]
    [InlineData("CREATE TABLE x (a INTEGER)", "Only queries")]
    [InlineData("COPY (SELECT 1) TO 'x.csv'", "Only queries")]
    [InlineData("SET threads = 1", "Only queries")]
    [InlineData("INSERT INTO w.t VALUES (1)", "t is not")]
    [InlineData("ATTACH 'x.db'", "Only queries")]
    [InlineData("SELECT * FROM read_csv('az://x/y.csv')", "az://")]
    public void A_question_that_cannot_be_answered_gets_one_sentence(string sql, string words)
    {
        using ScratchFolder folder = new();
        RandomTable.Make(1, 3).Write(folder.FullName);
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        QueryException e = Assert.Throws<QueryException>(() => session.Rows(sql));

        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.Matches("[.!?]$", e.Message);
        Assert.Equal("3", session.One("SELECT count(*) FROM w.t"));
    }

    [Theory]
    [InlineData("WITH q AS (SELECT 1 AS a) SELECT a FROM q", "1")]
    [InlineData("VALUES (1)", "1")]
    [InlineData("SELECT 1; -- said", "1")]
    [InlineData("SELECT count(*) FROM (DESCRIBE w.t)", "20")]
    [InlineData("SELECT count(*) FROM (SUMMARIZE w.t)", "20")]
    [InlineData("SELECT table_name FROM information_schema.tables", "t")]
    [InlineData("SELECT name FROM (SHOW ALL TABLES)", "t")]
    [InlineData("SELECT current_setting('TimeZone')", "UTC")]
    [InlineData("SELECT current_setting('memory_limit')", "95.3 MiB")]
    [InlineData("SELECT current_setting('threads')", "2")]
    [InlineData("SELECT current_setting('autoinstall_known_extensions') OR current_setting('autoload_known_extensions')", "false")]
    public void Any_query_can_be_asked(string sql, string answer)
    {
        using ScratchFolder folder = new();
        RandomTable.Make(1, 3).Write(folder.FullName);
        using QuerySession session = QuerySession.Open(new QueryOptions { Threads = 2, MemoryMegabytes = 100 });
        session.Add("w", "t", DeltaTable.Open(folder.FullName));

        Assert.Equal(answer, session.One(sql));
    }

    [Fact]
    public void Pivot_explain_and_describe_give_rows()
    {
        using QuerySession session = QuerySession.Open();

        Assert.Equal([["2", "1"]], session.Rows("PIVOT (SELECT unnest(['a', 'a', 'b']) AS k) ON k USING count(*)"));
        Assert.Equal([["a", "INTEGER", "YES", null, null, null]], session.Rows("DESCRIBE SELECT 1 AS a"));
        Assert.NotEmpty(session.Rows("EXPLAIN SELECT 1"));
    }

    [Fact]
    public void A_broken_table_does_not_stop_questions_to_others()
    {
        using ScratchFolder lake = new();
        RandomTable.Make(1, 3).Write(lake.Sub("Tables", "w", "good"));
        RandomTable.Make(2, 3).Write(lake.Sub("Tables", "w", "bad"));
        File.WriteAllText(lake.Sub("Tables", "w", "bad", "_delta_log", "00000000000000000000.json"), "{");
        using QuerySession session = Lake.Open(lake.FullName).Query();

        Assert.Equal("1", session.One("SELECT 1"));
        Assert.Equal("3", session.One("SELECT count(*) FROM w.good"));
        Assert.Equal([["3"]], session.Rows("PIVOT (SELECT 'x' AS k FROM w.good) ON k USING count(*)"));
        Assert.ThrowsAny<DeltaException>(() => session.Rows("SHOW TABLES"));
        Assert.ThrowsAny<DeltaException>(() => session.One("SELECT count(*) FROM w.bad"));
    }

    [Fact]
    public void Rows_come_while_a_query_still_runs_and_leaving_early_is_fine()
    {
        using QuerySession session = QuerySession.Open(new QueryOptions { Threads = 2, MemoryMegabytes = 100 });
        using (QueryResult result = session.Query("SELECT i, md5(i::VARCHAR) AS t FROM range(1000000000000000) AS r(i)", Stop))
        {
            Assert.True(result.Batches().Take(1_000).Sum(batch => (long)batch.Length) > 1_000_000);
        }

        Assert.Equal("1", session.One("SELECT 1"));
    }

    [Theory]
    [InlineData("SELECT sum(hash(a.range + b.range)) FROM range(100000000) AS a, range(10000) AS b")]
    [InlineData("SELECT a.range FROM range(1000000000000) AS a WHERE hash(a.range) = 1")]
    public void Cancelling_stops_a_query(string sql)
    {
        using QuerySession session = QuerySession.Open();
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            using QueryResult result = session.Query(sql, source.Token);
            foreach (Apache.Arrow.RecordBatch batch in result.Batches())
            {
                Assert.NotNull(batch);
            }
        });

        Assert.Equal("1", session.One("SELECT 1"));
    }

    [Fact]
    public void Parquet_appears_whole_or_not_at_all()
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(1, 500);
        table.Write(folder.Sub("t"));
        using QuerySession session = QuerySession.Open();
        session.Add(null, "t", DeltaTable.Open(folder.Sub("t")));
        string file = folder.Sub("it's [one].parquet");

        session.WriteParquet("SELECT * FROM t;", file, Stop);

        Assert.Equal("500", session.One($"SELECT count(*) FROM (FROM t INTERSECT FROM '{folder.FullName}/it''s [[]one].parquet')"));
        byte[] before = File.ReadAllBytes(file);
        QueryException e = Assert.Throws<QueryException>(() => session.WriteParquet("SELECT error('late') FROM t", file, Stop));
        Assert.Contains("late", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
        e = Assert.Throws<QueryException>(() => session.WriteParquet("SELECT 1", folder.Sub("no", "x.parquet"), Stop));
        Assert.Contains("no/x.parquet", e.Message, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(file)], Directory.GetFiles(folder.FullName).Select(Path.GetFileName));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static TableDigest Digest(string folder) => TableDigest.Of(DeltaTable.Open(folder), cancellation: Stop);

    private static void Commit(
        string folder, string[] files, Dictionary<string, string?>[] partitionValues, params (string Name, string Type)[] columns)
    {
        FolderStore store = new(folder);
        DeltaSchema schema = new([.. columns.Select(c => new DeltaField(c.Name, DeltaType.Parse(c.Type), Nullable: true))]);
        string[] partitions = partitionValues.Length == 0 ? [] : [.. partitionValues[0].Keys];
        new DeltaLog(store).Commit(
            0,
            [
                new Protocol(1, 2),
                new Metadata(
                    "6d6f0f6a-0d0e-4a6e-8a3c-1f2e3d4c5b6a", null, null, schema.ToSchemaString(), partitions,
                    new Dictionary<string, string?>(), null),
                .. files.Select((file, i) => new AddFile(
                    LogPath.Encode(file),
                    partitionValues.Length == 0 ? [] : partitionValues[i],
                    store.Size(file),
                    0,
                    DataChange: true)),
            ]);
    }
}
