using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests;

public sealed class ReproducibleLakeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void AnyNumberOfThreadsInAnyFolderOnAnyDayGivesTheSameTree(int threads)
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(Runs.Request(scratch.Sub("a"), threads: 3) with { Tables = Large() });
        Runs.Generate(Runs.Request(scratch.Sub("deeper", "b"), threads: threads) with
        {
            Tables = Large(),
            Clock = new FixedClock(new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.FromHours(9))),
        });

        var tree = FolderTree.Of(scratch.Sub("a"));
        Assert.Equal(6, tree.Keys.Count(k => k.EndsWith(".parquet", StringComparison.Ordinal)));
        FolderTree.AssertSame(tree, FolderTree.Of(scratch.Sub("deeper", "b")));

        // Slices of more than one batch.
        static FakeTable[] Large() => [new FakeTable(42, 100_000, 20_000), new FakeTable(42, 500, 500, "bronze_small")];
    }

    [Fact]
    public void OneSliceAloneInAnyOrderHasTheDigestOfTheAddTags()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);
        var files = new DeltaLog(new FolderStore(Runs.TableFolder(request.Folder))).Load().Files;
        var table = request.Tables[0];
        var options = DataFiles.Options(table.Schema, request.Layout);

        // A fixed order that is neither rising nor falling.
        foreach (var slice in table.Slices().OrderBy(s => (s.Index * 5) % 7).ThenBy(s => s.Index))
        {
            using var stream = new MemoryStream();
            var summary = DataFiles.Write(stream, "alone", table, [slice], options, _ => { }, CancellationToken.None);
            var add = files[(int)slice.Index];
            Assert.Equal(add.Tags!["sha256"], summary.Sha256);
            Assert.Equal(add.Tags!["slice"], slice.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(add.Stats, summary.StatsJson);
        }
    }

    [Fact]
    public void OneTableAloneIsTheSameAsBesideOthers()
    {
        using var scratch = new ScratchFolder();
        var alone = Runs.Request(scratch.Sub("alone"));
        var beside = Runs.Request(scratch.Sub("beside"));
        Runs.Generate(alone);
        Runs.Generate(beside with { Tables = [FakeTable.Of(beside.Plan, "bronze_other"), beside.Tables[0]] });

        FolderTree.AssertSame(Runs.TableFolder(alone.Folder), Runs.TableFolder(beside.Folder));
    }

    [Fact]
    public void OutcomeTellsRowsFilesBytesAndVersion()
    {
        using var scratch = new ScratchFolder();
        var listener = new Listener();
        var outcome = Assert.Single(Runs.Generate(Runs.Request(scratch.Sub("lake")) with { Observer = listener }));

        var onDisk = Directory.GetFiles(Runs.TableFolder(scratch.Sub("lake")), "*.parquet");
        Assert.Equal(
            new TableOutcome("casino.bronze_fake", 10_000, onDisk.Length, onDisk.Sum(f => new FileInfo(f).Length), 0, TableAction.Written),
            outcome);
        Assert.Equal(10_000, listener.Total);
    }

    [Fact]
    public void AddsStandInOrderOfSlicesWithProtocolOneTwo()
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(Runs.Request(scratch.Sub("lake"), threads: 7));
        var table = new DeltaLog(new FolderStore(Runs.TableFolder(scratch.Sub("lake")))).Load();

        Assert.Equal((1, 2), (table.Protocol.MinReaderVersion, table.Protocol.MinWriterVersion));
        Assert.Equal(["0", "1", "2", "3", "4", "5"], table.Files.Select(f => f.Tags!["slice"]));
        Assert.All(table.Files, file => Assert.Matches("^part-0000[0-5]-[0-9a-f]{32}\\.snappy\\.parquet$", file.Path));
        var plan = Runs.Plan();
        Assert.Equal(plan.ToJson(), table.Metadata.Configuration["lakehouse.plan"]);
        Assert.Equal(Runs.Layout().ToJson(), table.Metadata.Configuration["lakehouse.layout"]);
        Assert.Equal(0, table.TransactionVersion($"lakehouse/{plan.Id}/bronze_fake"));

        // 2026-01-01 06:00 in Los Angeles: the end of the window, and nothing of the clock.
        var end = new DateTimeOffset(2026, 1, 1, 14, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.All(table.Files, file => Assert.Equal(end, file.ModificationTime));
        Assert.Equal(end, table.Metadata.CreatedTime);
    }

    [Theory]
    [InlineData(Compression.Zstd, ".zstd.parquet")]
    [InlineData(Compression.None, ".parquet")]
    public void CodecStandsInTheNames(Compression compression, string suffix)
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(Runs.Request(scratch.Sub("lake")) with { Layout = Runs.Layout(compression: compression) });

        var names = Directory.GetFiles(Runs.TableFolder(scratch.Sub("lake")), "*.parquet").Select(Path.GetFileName);
        Assert.All(names, name => Assert.Equal($"part-00000{suffix}".Length + 33, name!.Length));
        Assert.All(names, name => Assert.EndsWith(suffix, name, StringComparison.Ordinal));
    }
}
