using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;
using Xunit;

namespace Delta.Sharp.Tests.Kernel;

public sealed class DeltaLogCommitTests : IDisposable
{
    [Fact]
    public void A_commit_is_written_in_a_fixed_form()
    {
        _table.Log.Commit(0,
        [
            new CommitInfo(new JsonObject { ["timestamp"] = 5L, ["operation"] = "WRITE", ["isBlindAppend"] = true }),
            new Protocol(1, 2),
            s_metadata with
            {
                Description = "Größe <b>",
                Configuration = new Dictionary<string, string?> { ["z"] = "1", ["a"] = "{\"x\":1}" },
            },
            new AddFile("p=1/x%20y", Values(("p", null), ("a", "1")), 10, 20, true, """{"numRecords":3}""", Values(("t", "u"))),
            new RemoveFile("gone", true, 30) { PartitionValues = Values(("p", "1")), Size = 4 },
            new SetTransaction("job", 3, 40),
        ]);

        Assert.Equal(
            """
            {"commitInfo":{"timestamp":5,"operation":"WRITE","isBlindAppend":true}}
            {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
            {"metaData":{"id":"11111111-2222-3333-4444-555555555555","description":"Größe <b>","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{"a":"{\"x\":1}","z":"1"}}}
            {"add":{"path":"p=1/x%20y","partitionValues":{"a":"1","p":null},"size":10,"modificationTime":20,"dataChange":true,"stats":"{\"numRecords\":3}","tags":{"t":"u"}}}
            {"remove":{"path":"gone","deletionTimestamp":30,"dataChange":true,"extendedFileMetadata":true,"partitionValues":{"p":"1"},"size":4}}
            {"txn":{"appId":"job","version":3,"lastUpdated":40}}

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_table.Store.PathOf(DeltaLog.CommitKey(0))));
    }

    [Fact]
    public void Whatever_is_committed_is_read_back_and_committed_again_as_the_same_bytes()
    {
        _table.Log.Commit(0,
        [
            new Protocol(1, 7, null, ["appendOnly", "rowTracking"]),
            s_metadata with { Name = "n", CreatedTime = 9, PartitionColumns = ["p"] },
            new AddFile("a", Values(("p", "\"\\\u0001\n\u2028😀")), long.MaxValue, -1, false)
            {
                DeletionVector = new DeletionVector("u", "ab^-aqEH.-t@S}K{vb[*k^", null, 36, 2),
                BaseRowId = 1,
                DefaultRowCommitVersion = 0,
                ClusteringProvider = "liquid",
            },
            RemoveFile.Of(new AddFile("b", Values(("p", null)), 5, 6, true, "{}", Values(("k", "v"))), 77, dataChange: false),
            new RemoveFile("c", true),
            new SetTransaction("s", -3),
            new CommitInfo(new JsonObject { ["x"] = new JsonArray(1, null, new JsonObject()) }),
        ]);

        using var copy = new LogFolder();
        copy.Log.Commit(0, _table.Log.Read(0));
        Assert.Equal(
            File.ReadAllBytes(_table.Store.PathOf(DeltaLog.CommitKey(0))), File.ReadAllBytes(copy.Store.PathOf(DeltaLog.CommitKey(0))));
        Assert.Equal(7, copy.Log.Read(0).Count());
    }

    [Fact]
    public void A_version_that_exists_is_a_conflict_and_stays_as_it_is()
    {
        _table.Log.Commit(0, s_first);
        byte[] before = File.ReadAllBytes(_table.Store.PathOf(DeltaLog.CommitKey(0)));
        var failure = Assert.Throws<DeltaConflictException>(() => _table.Log.Commit(0, [.. s_first, new SetTransaction("x", 1)]));
        Assert.Equal(0, failure.Version);
        Assert.Equal(before, File.ReadAllBytes(_table.Store.PathOf(DeltaLog.CommitKey(0))));
    }

    [Fact]
    public void Racing_writers_make_a_log_without_gaps_and_every_commit_counts_once()
    {
        const int Writers = 4;
        const int CommitsEach = 10;
        _table.Log.Commit(0, s_first);
        Thread[] threads = [.. Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            for (int i = 0; i < CommitsEach; i++)
            {
                var add = new AddFile(FormattableString.Invariant($"{writer}-{i}"), Values(), 1, 1, true);
                while (true)
                {
                    try
                    {
                        _table.Log.Commit(_table.Log.Load().Version + 1, [add]);
                        break;
                    }
                    catch (DeltaConflictException)
                    {
                    }
                }
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Snapshot snapshot = _table.Log.Load();
        Assert.Equal(Writers * CommitsEach, snapshot.Version);
        Assert.Equal(Writers * CommitsEach, snapshot.Files.Count);
        Assert.Empty(_table.Store.Leftovers());
    }

    [Fact]
    public void A_version_beyond_the_next_is_refused()
    {
        _table.Log.Commit(0, s_first);
        Assert.Throws<DeltaException>(() => _table.Log.Commit(2, []));
        Assert.Equal(0, _table.Log.Load().Version);
    }

    public static TheoryData<string, LogAction[]> Impossible => new()
    {
        { "no protocol and no metaData", [new SetTransaction("x", 1)] },
        { "no metaData", [new Protocol(1, 2)] },
        { "a second protocol", [.. s_first, new Protocol(1, 2)] },
        {
            "a second add action for the file 'a'",
            [.. s_first, new AddFile("a", Values(), 1, 1, true), new AddFile("a", Values(), 1, 1, true)]
        },
        { "the schema is not JSON", [new Protocol(1, 2), s_metadata with { SchemaString = "{" }] },
        { "is no type", [new Protocol(1, 2), s_metadata with { SchemaString = OneColumn("a", "int8") }] },
        { "'a b' holds a blank", [new Protocol(1, 2), s_metadata with { SchemaString = OneColumn("a b", "long") }] },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_commit_that_no_reader_could_use_is_not_made(string words, LogAction[] actions)
    {
        var failure = Assert.Throws<DeltaException>(() => _table.Log.Commit(0, actions));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Null(_table.Log.TryLoad());
        Assert.Empty(_table.Store.List(""));
    }

    [Fact]
    public void Actions_that_end_in_an_exception_leave_nothing()
    {
        Assert.Throws<TimeoutException>(() => _table.Log.Commit(0, Failing()));
        Assert.Empty(_table.Store.List(""));

        static IEnumerable<LogAction> Failing()
        {
            foreach (LogAction action in s_first)
            {
                yield return action;
            }

            throw new TimeoutException();
        }
    }

    [Fact]
    public void A_hundred_thousand_files_fit_into_one_commit()
    {
        const int Files = 100_000;
        _table.Log.Commit(0, s_first.Concat(Enumerable.Range(0, Files).Select(i =>
            new AddFile(FormattableString.Invariant($"part-{i}"), Values(), i, i, true, """{"numRecords":1}"""))));
        Snapshot snapshot = _table.Log.Load();
        Assert.Equal(Files, snapshot.Files.Count);
        Assert.Equal("part-99999", snapshot.Files[^1].Path);
    }

    public void Dispose() => _table.Dispose();

    private static readonly Metadata s_metadata = new(
        "11111111-2222-3333-4444-555555555555", null, null, """{"type":"struct","fields":[]}""", [], Values(), null);

    private static readonly LogAction[] s_first = [new Protocol(1, 2), s_metadata];

    private readonly LogFolder _table = new();

    private static Dictionary<string, string?> Values(params (string Name, string? Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value);

    private static string OneColumn(string name, string type) =>
        $$$"""{"type":"struct","fields":[{"name":"{{{name}}}","type":"{{{type}}}","nullable":true,"metadata":{}}]}""";
}
