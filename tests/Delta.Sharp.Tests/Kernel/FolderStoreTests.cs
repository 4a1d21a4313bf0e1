using System.Globalization;
using System.Text;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Kernel;

public sealed class FolderStoreTests : IDisposable
{
    public FolderStoreTests()
    {
        _store = new FolderStore(_scratch.Sub("table"));
    }

    [Fact]
    public void Of_writers_racing_for_a_name_exactly_one_wins_and_its_bytes_stand()
    {
        const int Writers = 8;
        const int Names = 50;
        int[] wins = new int[Names];
        using var together = new Barrier(Writers);
        Thread[] threads = [.. Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            for (int name = 0; name < Names; name++)
            {
                together.SignalAndWait();
                if (_store.PutIfAbsent(Key(name), stream => WriteMany(stream, (byte)writer)))
                {
                    Interlocked.Increment(ref wins[name]);
                }
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.All(wins, w => Assert.Equal(1, w));
        Assert.Equal(Names, _store.List("").Count);
        for (int name = 0; name < Names; name++)
        {
            byte[] bytes = File.ReadAllBytes(_store.PathOf(Key(name)));
            Assert.Equal(20_000, bytes.Length);
            Assert.Single(bytes.Distinct());
        }

        static string Key(int name) => string.Create(CultureInfo.InvariantCulture, $"_delta_log/{name:D20}.json");

        static void WriteMany(Stream stream, byte value)
        {
            byte[] part = new byte[100];
            Array.Fill(part, value);
            for (int i = 0; i < 200; i++)
            {
                stream.Write(part);
            }
        }
    }

    [Fact]
    public void Where_files_cannot_be_linked_a_rename_that_never_replaces_stands_in()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such a rename.");
        string[] paths = [_scratch.Sub("1"), _scratch.Sub("2"), _scratch.Sub("final")];
        File.WriteAllText(paths[0], "first");
        File.WriteAllText(paths[1], "second");

        Assert.Equal(Posix.Placement.Done, Posix.RenameIfAbsent(paths[0], paths[2]));
        Assert.Equal(Posix.Placement.Taken, Posix.RenameIfAbsent(paths[1], paths[2]));
        Assert.Equal("first", File.ReadAllText(paths[2]));
        Assert.Equal("second", File.ReadAllText(paths[1]));
        Assert.Throws<IOException>(() => Posix.RenameIfAbsent(_scratch.Sub("absent"), _scratch.Sub("other")));
        Assert.Throws<IOException>(() => Posix.Link(_scratch.Sub("absent"), _scratch.Sub("other")));
    }

    [Fact]
    public void A_name_that_is_taken_keeps_its_bytes()
    {
        Assert.True(_store.PutIfAbsent("a", s => s.WriteByte(1)));
        Assert.False(_store.PutIfAbsent("a", s => s.WriteByte(2)));
        Assert.Equal([1], File.ReadAllBytes(_store.PathOf("a")));
    }

    [Fact]
    public void A_writer_that_throws_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => _store.PutIfAbsent("_delta_log/x.json", s =>
        {
            s.Write(new byte[100_000]);
            throw new InvalidOperationException();
        }));
        Assert.Empty(_store.List(""));
    }

    [Fact]
    public void While_a_file_is_written_no_reader_sees_its_name_and_others_can_tell_whose_it_is()
    {
        using IStagedFile staged = _store.Stage("part-0.parquet");
        staged.Content.WriteByte(7);

        Assert.False(_store.Exists("part-0.parquet"));
        Leftover leftover = Assert.Single(_store.Leftovers());
        Assert.Equal("part-0.parquet", leftover.FinalKey);
        Assert.StartsWith(".", leftover.Key, StringComparison.Ordinal);

        staged.Publish();
        Assert.Equal([7], File.ReadAllBytes(_store.PathOf("part-0.parquet")));
        Assert.Empty(_store.Leftovers());
    }

    [Fact]
    public void A_staged_file_that_is_not_published_leaves_nothing()
    {
        using (IStagedFile staged = _store.Stage("part-0.parquet"))
        {
            staged.Content.Write(new byte[200_000]);
        }

        Assert.Empty(_store.List(""));
    }

    [Fact]
    public void Publishing_replaces_a_file_and_the_checksum_that_Hadoop_kept_of_it()
    {
        Directory.CreateDirectory(_store.Root);
        File.WriteAllText(_store.PathOf("part-0.parquet"), "old and longer");
        File.WriteAllText(_store.PathOf(".part-0.parquet.crc"), "of the old");
        using (IStagedFile staged = _store.Stage("part-0.parquet"))
        {
            staged.Content.Write("new"u8);
            staged.Publish();
        }

        Assert.Equal("new", File.ReadAllText(_store.PathOf("part-0.parquet")));
        Assert.Equal(["part-0.parquet"], _store.List("").Select(f => f.Key));
    }

    [Fact]
    public void Leftovers_of_another_process_are_told_with_the_name_they_were_to_get()
    {
        Directory.CreateDirectory(_store.PathOf("_delta_log"));
        string[] leftovers = ["_delta_log/.00000000000000000003.json.4711-2.tmp", ".part-1.snappy.parquet.1-1.tmp"];
        string[] others = [".hidden", "x.tmp", ".tmp", "..1-1.tmp", "part.1-1.tmp"];
        foreach (string key in leftovers.Concat(others))
        {
            File.WriteAllText(_store.PathOf(key), "");
        }

        Assert.Equal(
            ["part-1.snappy.parquet", "_delta_log/00000000000000000003.json"], _store.Leftovers().Select(l => l.FinalKey));
    }

    [Fact]
    public void Listing_walks_folders_below_in_ordinal_order_and_hidden_files_too()
    {
        foreach (string key in new[] { "b", "B", "_x/1", "_x/.2", "c=1/d=2/f", "ü" })
        {
            Assert.True(_store.PutIfAbsent(key, s => s.Write(Encoding.UTF8.GetBytes(key))));
        }

        Assert.Equal(["B", "_x/.2", "_x/1", "b", "c=1/d=2/f", "ü"], _store.List("").Select(f => f.Key));
        Assert.Equal(["_x/.2", "_x/1"], _store.List("_x/").Select(f => f.Key));
        Assert.Equal(["_x/1"], _store.List("_x/1").Select(f => f.Key));
        Assert.Equal(["c=1/d=2/f"], _store.List("c=").Select(f => f.Key));
        Assert.Empty(_store.List("absent/"));
        Assert.Equal(9, _store.Size("c=1/d=2/f"));
    }

    [Fact]
    public void A_folder_that_is_not_there_lists_as_empty_and_deleting_from_it_says_no()
    {
        Assert.Empty(_store.List(""));
        Assert.False(_store.Exists("a"));
        Assert.False(_store.Delete("a"));
        Assert.Empty(_store.Leftovers());
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("/etc/passwd")]
    [InlineData("./a")]
    [InlineData("")]
    public void A_key_that_leads_out_of_the_table_is_refused(string key)
    {
        Assert.Throws<DeltaStoreException>(() => _store.Exists(key));
        Assert.Throws<DeltaStoreException>(() => _store.OpenRead(key));
        Assert.Throws<DeltaStoreException>(() => _store.PutIfAbsent(key, _ => { }));
        Assert.Throws<DeltaStoreException>(() => _store.Delete(key));
    }

    [Fact]
    public void A_file_in_the_way_of_the_folder_is_told_in_a_sentence()
    {
        File.WriteAllText(_scratch.Sub("table"), "");
        var failure = Assert.Throws<DeltaStoreException>(() => _store.PutIfAbsent("_delta_log/a", _ => { }));
        Assert.Contains(_store.Root, failure.Message, StringComparison.Ordinal);
        Assert.Equal(_store.Root, failure.Table);
    }

    [Fact]
    public void Reading_what_is_not_there_is_told_in_a_sentence()
    {
        var failure = Assert.Throws<DeltaStoreException>(() => _store.OpenRead("part-0.parquet"));
        Assert.Equal($"Could not read {_store.Root}/part-0.parquet: it is not there.", failure.Message);
        Assert.Throws<DeltaStoreException>(() => _store.Size("part-0.parquet"));
    }

    public void Dispose() => _scratch.Dispose();

    private readonly ScratchFolder _scratch = new();
    private readonly FolderStore _store;
}
