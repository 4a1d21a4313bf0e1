using System.Globalization;
using Delta.Sharp.Kernel;
using Xunit;

namespace Delta.Sharp.Tests.Kernel;

public sealed class DeltaLogReadTests : IDisposable
{
    [Fact]
    public void Commits_add_and_remove_files_and_each_version_can_be_loaded()
    {
        _table.FirstCommit(LogFolder.Add("a"), LogFolder.Add("b"))
            .Commit(1, LogFolder.Add("c"), LogFolder.Remove("a"))
            .Commit(2, """{"txn":{"appId":"job","version":7}}""", LogFolder.Add("a"));

        Assert.Equal(["b", "c", "a"], Paths(_table.Log.Load()));
        Assert.Equal(["b", "c"], Paths(_table.Log.Load(1)));
        Assert.Equal(["a", "b"], Paths(_table.Log.Load(0)));
        Assert.Equal(7, _table.Log.Load().TransactionVersion("job"));
        Assert.Null(_table.Log.Load(1).TransactionVersion("job"));
        Assert.Equal(2, _table.Log.Load().Version);
    }

    [Fact]
    public void A_folder_without_a_log_is_no_table()
    {
        Assert.Null(_table.Log.TryLoad());
        Assert.Contains("no Delta table", Assert.Throws<DeltaException>(() => _table.Log.Load()).Message, StringComparison.Ordinal);
        Assert.Throws<DeltaException>(() => _table.Log.History());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_version_that_does_not_exist_is_told_with_those_that_do(long version)
    {
        _table.FirstCommit().Commit(1, LogFolder.Add("a"));
        var failure = Assert.Throws<DeltaException>(() => _table.Log.Load(version));
        Assert.Contains("newest version is 1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"add":{"path":"x","partitionVal""")]
    [InlineData("12")]
    [InlineData("[]")]
    [InlineData("""{"add":{"path":"x"}} {"add":{"path":"y"}}""")]
    [InlineData("""{"add":[]}""")]
    [InlineData("""{"add":{"path":"x","partitionValues":{},"size":"1","modificationTime":1,"dataChange":true}}""")]
    [InlineData("""{"add":{"path":"x","partitionValues":{"p":1},"size":1,"modificationTime":1,"dataChange":true}}""")]
    [InlineData("""{"add":{"path":"x","size":1,"modificationTime":1,"dataChange":true}}""")]
    [InlineData("""{"protocol":{"minReaderVersion":4294967297,"minWriterVersion":2}}""")]
    [InlineData("""{"remove":{"path":"x"}}""")]
    [InlineData("""{"txn":{"appId":"x"}}""")]
    [InlineData("""{"commitInfo":{"tags":{"a":["\ud800"]}}}""")]
    [InlineData("""{"commitInfo":{"\udc00":1}}""")]
    [InlineData("""{"add":{"path":"\ud800","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""")]
    public void A_damaged_line_is_told_with_its_file_and_number(string line)
    {
        _table.FirstCommit().Commit(1, LogFolder.Add("a"), "", line);
        var failure = Assert.Throws<DeltaCorruptException>(() => _table.Log.Load());
        Assert.Contains("Line 3 of", failure.Message, StringComparison.Ordinal);
        Assert.Contains("_delta_log/00000000000000000001.json", failure.Message, StringComparison.Ordinal);
        Assert.Equal(_table.Store.Root, failure.Table);
        Assert.Equal(0, _table.Log.Load(0).Version);
    }

    [Fact]
    public void A_commit_cut_short_anywhere_is_damage_or_a_shorter_commit_but_never_a_crash()
    {
        string[] lines = [LogFolder.Add("a"), """{"commitInfo":{"operation":"WRITE"}}"""];
        string whole = string.Join('\n', lines);
        for (int length = 0; length < whole.Length; length++)
        {
            _table.FirstCommit().Commit(1, whole[..length]);
            bool endsWithALine = length == lines[0].Length || length == lines[0].Length + 1;
            if (endsWithALine)
            {
                Assert.Single(_table.Log.Load().Files);
            }
            else
            {
                Assert.Throws<DeltaCorruptException>(() => _table.Log.Load());
            }
        }
    }

    [Fact]
    public void A_gap_is_told_with_the_file_that_is_missing()
    {
        _table.FirstCommit().Commit(1, LogFolder.Add("a")).Commit(3, LogFolder.Add("b"));
        var failure = Assert.Throws<DeltaCorruptException>(() => _table.Log.Load());
        Assert.Contains("00000000000000000002.json is missing", failure.Message, StringComparison.Ordinal);
        Assert.Throws<DeltaCorruptException>(() => _table.Log.Load(2));
        Assert.Equal(["a"], Paths(_table.Log.Load(1)));
    }

    [Fact]
    public void A_missing_first_version_is_told()
    {
        _table.Commit(1, LogFolder.ProtocolLine, LogFolder.MetadataLine);
        var failure = Assert.Throws<DeltaCorruptException>(() => _table.Log.Load());
        Assert.Contains("00000000000000000000.json is missing", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00000000000000000001.checkpoint.parquet")]
    [InlineData("00000000000000000001.checkpoint.0000000001.0000000002.parquet")]
    [InlineData("00000000000000000001.checkpoint.f5ee283b-37c7-46af-b64c-8f77c6a5c43a.json")]
    public void A_log_that_needs_its_checkpoint_is_refused_by_name(string checkpoint)
    {
        _table.Put(checkpoint).Commit(1, LogFolder.Add("a")).Commit(2, LogFolder.Add("b"));
        var failure = Assert.Throws<DeltaUnsupportedException>(() => _table.Log.Load());
        Assert.Equal("checkpoint", failure.Feature);
    }

    [Fact]
    public void A_checkpoint_beside_a_whole_log_changes_nothing()
    {
        _table.FirstCommit(LogFolder.Add("a")).Put("00000000000000000000.checkpoint.parquet", "not even Parquet");
        Assert.Equal(["a"], Paths(_table.Log.Load()));
    }

    [Fact]
    public void Files_with_other_names_are_not_commits()
    {
        _table.FirstCommit(LogFolder.Add("a"));
        string[] others =
        [
            "_last_checkpoint", "00000000000000000001.crc", ".00000000000000000001.json.crc", "00000000000000000001.json.tmp",
            "_commit_8d1d2f4e.json.tmp", ".00000000000000000001.json.8d1d2f4e.tmp", ".00000000000000000001.json.12-3.tmp",
            "00000000000000000000.00000000000000000003.compacted.json", "1.json", "000000000000000000001.json",
            "00000000000000000001.JSON", "99999999999999999999.json", "00000000000000000001.checkpoint.parquet.tmp",
            "00000000000000000001.checkpoint.parquet.crc",
        ];
        Array.ForEach(others, name => _table.Put(name, "no commit"));
        foreach (string folder in new[] { "_staged_commits", "_commits", "_sidecars" })
        {
            Directory.CreateDirectory(Path.Combine(_table.LogPath, folder));
            _table.Put(Path.Combine(folder, "00000000000000000001.json"), "no commit");
        }

        Assert.Equal(0, _table.Log.Load().Version);
        Assert.Single(_table.Log.History());
    }

    [Theory]
    [InlineData("a second protocol action", LogFolder.ProtocolLine, LogFolder.ProtocolLine)]
    [InlineData("a second metaData action", LogFolder.MetadataLine, LogFolder.MetadataLine)]
    [InlineData("a second txn action", """{"txn":{"appId":"x","version":1}}""", """{"txn":{"appId":"x","version":2}}""")]
    [InlineData(
        "a second add action",
        """{"add":{"path":"x","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""",
        """{"add":{"path":"x","partitionValues":{},"size":2,"modificationTime":1,"dataChange":true}}""")]
    [InlineData(
        "a second remove action", """{"remove":{"path":"x","dataChange":true}}""", """{"remove":{"path":"x","dataChange":true}}""")]
    [InlineData(
        "both added and removed",
        """{"add":{"path":"x","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""",
        """{"remove":{"path":"x","dataChange":true}}""")]
    [InlineData(
        "both added and removed",
        """{"remove":{"path":"x","dataChange":true}}""",
        """{"add":{"path":"x","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""")]
    public void A_commit_that_contradicts_itself_is_damage(string words, string first, string second)
    {
        _table.FirstCommit().Commit(1, first, second);
        var failure = Assert.Throws<DeltaCorruptException>(() => _table.Log.Load());
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogFolder.ProtocolLine, "no metaData")]
    [InlineData(LogFolder.MetadataLine, "no protocol")]
    [InlineData("""{"commitInfo":{}}""", "no protocol and no metaData")]
    public void A_first_version_must_say_what_the_table_is(string line, string words)
    {
        _table.Commit(0, line);
        var failure = Assert.Throws<DeltaCorruptException>(() => _table.Log.Load());
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_actions_and_members_are_passed_over()
    {
        _table.FirstCommit(
            """{"futureAction":{"x":1}}""",
            """{"cdc":{"path":"c","partitionValues":{},"size":1,"dataChange":false}}""",
            """{"domainMetadata":{"domain":"x","configuration":"","removed":false}}""",
            """{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"futureMember":[1]}}""",
            """{"commitInfo":{"operationParameters":[1,{"a":null}],"timestamp":1.5}}""");
        Assert.Equal(["a"], Paths(_table.Log.Load()));
    }

    [Theory]
    [InlineData("""{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors","v2Checkpoint"],"writerFeatures":["deletionVectors","v2Checkpoint"]}""", "deletionVectors, v2Checkpoint")]
    [InlineData("""{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["neverHeardOf"],"writerFeatures":["neverHeardOf"]}""", "neverHeardOf")]
    [InlineData("""{"minReaderVersion":4,"minWriterVersion":7}""", "reader version 4")]
    public void A_protocol_beyond_this_library_is_refused_by_the_names_of_its_features(string protocol, string feature)
    {
        _table.Commit(0, $$"""{"protocol":{{protocol}}}""", LogFolder.MetadataLine);
        var failure = Assert.Throws<DeltaUnsupportedException>(() => _table.Log.Load());
        Assert.Equal(feature, failure.Feature);
        Assert.Contains(feature, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":2}""", null)]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":1}""", null)]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":4}""", "checkConstraints, changeDataFeed, generatedColumns")]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["appendOnly","invariants"]}""", null)]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["rowTracking","appendOnly"]}""", "rowTracking")]
    [InlineData("""{"minReaderVersion":1,"minWriterVersion":8}""", "writer version 8")]
    [InlineData("""{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":[],"writerFeatures":[]}""", null)]
    public void What_may_only_be_read_is_refused_to_writers(string protocol, string? feature)
    {
        _table.Commit(0, $$"""{"protocol":{{protocol}}}""", LogFolder.MetadataLine);
        Snapshot snapshot = _table.Log.Load();
        if (feature is null)
        {
            snapshot.EnsureWritable(removesRows: true);
        }
        else
        {
            Assert.Equal(feature, Assert.Throws<DeltaUnsupportedException>(() => snapshot.EnsureWritable()).Feature);
        }
    }

    [Fact]
    public void An_append_only_table_takes_rows_and_gives_none_up()
    {
        string metadata = LogFolder.MetadataLine.Replace(
            "\"configuration\":{}", "\"configuration\":{\"delta.appendOnly\":\"true\"}", StringComparison.Ordinal);
        _table.Commit(0, LogFolder.ProtocolLine, metadata);
        Snapshot snapshot = _table.Log.Load();
        snapshot.EnsureWritable();
        Assert.Equal("appendOnly", Assert.Throws<DeltaUnsupportedException>(() => snapshot.EnsureWritable(removesRows: true)).Feature);
    }

    [Fact]
    public void A_deletion_vector_is_refused_only_while_its_file_lives()
    {
        const string Vector =
            """{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"deletionVector":{"storageType":"u","pathOrInlineDv":"ab^-aqEH.-t@S}K{vb[*k^","offset":1,"sizeInBytes":36,"cardinality":2}}}""";
        _table.FirstCommit(LogFolder.Add("a")).Commit(1, Vector, LogFolder.Remove("a"));
        Assert.Equal("deletionVectors", Assert.Throws<DeltaUnsupportedException>(() => _table.Log.Load()).Feature);
        _table.Commit(2, Vector.Replace("\"add\"", "\"remove\"", StringComparison.Ordinal), LogFolder.Add("a"));
        Assert.Equal(["a"], Paths(_table.Log.Load()));
    }

    [Theory]
    [InlineData("s3://bucket/x.parquet")]
    [InlineData("/data/x.parquet")]
    [InlineData("file:///data/x.parquet")]
    public void A_data_file_outside_the_table_is_refused(string path)
    {
        _table.FirstCommit(LogFolder.Add(path));
        Assert.Equal("absolute paths", Assert.Throws<DeltaUnsupportedException>(() => _table.Log.Load()).Feature);
    }

    [Fact]
    public void A_file_without_a_value_of_a_partition_column_is_damage()
    {
        string metadata = LogFolder.MetadataLine.Replace(
            "\"partitionColumns\":[]", "\"partitionColumns\":[\"a\"]", StringComparison.Ordinal);
        _table.Commit(0, LogFolder.ProtocolLine, metadata, LogFolder.Add("x"));
        Assert.Contains("'a'", Assert.Throws<DeltaCorruptException>(() => _table.Log.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void History_is_newest_first_and_its_times_rise_with_versions()
    {
        _table.FirstCommit("""{"commitInfo":{"operation":"CREATE","anything":[1,null]}}""")
            .Commit(1, LogFolder.Add("a"))
            .Commit(2, LogFolder.Add("b"));
        var time = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        foreach (FileInfo file in new DirectoryInfo(_table.LogPath).EnumerateFiles())
        {
            file.LastWriteTimeUtc = file.Name.Contains("2.json", StringComparison.Ordinal) ? time.AddHours(-1) : time;
        }

        List<CommitSummary> history = [.. _table.Log.History()];
        Assert.Equal([2, 1, 0], history.Select(c => c.Version));
        Assert.Equal([time.AddMilliseconds(2), time.AddMilliseconds(1), time], history.Select(c => c.Time.UtcDateTime));
        Assert.Null(history[0].Info);
        Assert.Equal("""{"operation":"CREATE","anything":[1,null]}""", history[2].Info!.Members.ToJsonString());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_damage()
    {
        _table.FirstCommit();
        byte[] line = [.. """{"commitInfo":{"operation":"WRITE"""u8, 0xF7, .. "\"}}"u8];
        File.WriteAllBytes(Path.Combine(_table.LogPath, "00000000000000000001.json"), line);
        Assert.Contains("Line 1", Assert.Throws<DeltaCorruptException>(() => _table.Log.Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u", "vBn[lx{q8@P<9BNH/isA", "deletion_vector_61d16c75-6994-46b7-a15b-8b538852e50e.bin")]
    [InlineData("u", "^-aqEH.-t@S}K{vb[*k^", "deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("u", "ab^-aqEH.-t@S}K{vb[*k^", "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("u", "short", null)]
    [InlineData("u", "#####################", null)]
    [InlineData("u", "~-aqEH.-t@S}K{vb[*k^", null)]
    [InlineData("i", "vBn[lx{q8@P<9BNH/isA", null)]
    [InlineData("p", "s3://mytable/deletion_vector.bin", null)]
    public void A_deletion_vector_beside_the_table_has_its_key(string storage, string text, string? key) =>
        Assert.Equal(key, new DeletionVector(storage, text, 1, 40, 6).Key());

    [Theory]
    [InlineData("part-0.parquet", "part-0.parquet")]
    [InlineData("ts=2021-09-08%2011%253A11%253A11/x", "ts=2021-09-08 11%3A11%3A11/x")]
    [InlineData("x=A%252FA/y", "x=A%2FA/y")]
    [InlineData("_2=bar+%252521", "_2=bar+%2521")]
    [InlineData("a+b", "a+b")]
    [InlineData("%C3%BC", "ü")]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    public void A_path_is_decoded_exactly_once(string path, string key) => Assert.Equal(key, LogPath.Decode(path));

    [Fact]
    public void Any_key_comes_back_from_its_path() =>
        Property.ForAll(CsCheck.Gen.String, 500, key =>
        {
            string path = LogPath.Encode(key);
            Assert.All(path, c => Assert.True(c is > ' ' and < '\x7f'));

            // A lone surrogate has no UTF-8 and so no URI.
            string text = new(key.Select(c => char.IsSurrogate(c) ? '?' : c).ToArray());
            Assert.Equal(text, LogPath.Decode(LogPath.Encode(text)));
        });

    [Fact]
    public void Many_lines_and_long_lines_are_read_whole()
    {
        string[] lines = [.. Enumerable.Range(0, 3_000).Select(i => LogFolder.Add(
            new string('x', i % 7 == 0 ? 100_000 / (i + 1) : 5) + i.ToString(CultureInfo.InvariantCulture)))];
        _table.FirstCommit(lines);
        Assert.Equal(lines.Length, _table.Log.Load().Files.Count);
    }

    public void Dispose() => _table.Dispose();

    private readonly LogFolder _table = new();

    private static IEnumerable<string> Paths(Snapshot snapshot) => snapshot.Files.Select(f => f.Path);
}
