using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

public sealed class DeepVerifyTests(CleanLake clean) : IClassFixture<CleanLake>
{
    private static readonly string s_log = DamagedLake.LogOf(CleanLake.First);

    [Fact]
    public void WholeLakeIsProvedByMakingEveryRowAgain()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var rows = 0L;
        var listener = new Listener();
        var result = DamagedLake.Run(lake.Request() with
        {
            Deep = true,
            Observer = listener,
            OpenTables = plan =>
            [
                new FakeTable(plan.Seed, 600, 100) { BeforeBatch = _ => Interlocked.Add(ref rows, 100) },
                CleanLake.Tables(plan)[1],
            ],
        });

        Assert.True(result.IsSound);
        Assert.Empty(listener.Notices);
        Assert.Equal(600, rows);
        Assert.Equal((2, 10L, listener.Total), (result.Tables, result.Files, result.Bytes));
    }

    [Fact]
    public void FileAndRecordChangedTogetherAreFoundByTheRowsAlone()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        ConsistentEdit.ReplaceSlice(lake, CleanLake.Tables(CleanLake.Plan)[0], new FakeTable(99, 600, 100), 2, CleanLake.Plan);
        Assert.True(lake.Verify().IsSound);

        var file = lake.DataFiles(CleanLake.First)[2];
        Assert.Equal(
            [
                new Problem("casino.bronze_fake", s_log, ProblemKind.Log),
                new Problem("casino.bronze_fake", file, ProblemKind.Damaged),
            ],
            lake.Verify(deep: true).Problems);
        lake.AssertRepaired(deep: true);
    }

    [Fact]
    public void RecordChangedAloneIsFoundByTheRowsAlone()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        ConsistentEdit.ReplaceRecord(lake, CleanLake.Tables(CleanLake.Plan)[0], CleanLake.Plan, 4, record => record with
        {
            Stats = record.Stats.Replace("\"id\":400", "\"id\":401", StringComparison.Ordinal),
        });
        Assert.True(lake.Verify().IsSound);

        Assert.Equal([new Problem("casino.bronze_fake", s_log, ProblemKind.Log)], lake.Verify(deep: true).Problems);
        lake.AssertRepaired(deep: true);
    }

    [Fact]
    public void ProgramThatMakesOtherRowsThanTheLakeHoldsChangesNothing()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var request = lake.Request() with
        {
            Deep = true,
            Repair = true,
            OpenTables = plan => [new FakeTable(plan.Seed + 50, 600, 100), CleanLake.Tables(plan)[1]],
        };
        var result = DamagedLake.Run(request);

        Assert.Equal(7, result.Problems.Count);
        Assert.All(result.Problems, p => Assert.False(p.Outcome!.Repaired));
        Assert.Contains(result.Problems, p => p.Outcome!.Reason!.StartsWith("This program makes other rows", StringComparison.Ordinal));
        lake.AssertClean();
    }

    [Fact]
    public void ComparisonStopsAtTheFirstDifference()
    {
        using var scratch = new ScratchFolder();
        var request = CleanLake.Request(scratch.Sub("lake"));
        const int Rows = 40 * WorldTable.BatchRows;
        FakeTable Large(Action<long> before) => new(7, Rows, Rows) { BeforeBatch = before };
        Runs.Generate(request with { Tables = [Large(_ => { })], Layout = request.Layout with { RowGroupRows = WorldTable.BatchRows } });
        var lake = new DamagedLake(request.Folder, request.Folder);
        lake.Flip(Assert.Single(lake.DataFiles(CleanLake.First)), at: 1_000);

        var batches = 0;
        var result = DamagedLake.Run(lake.Request() with
        {
            Deep = true,
            OpenTables = _ => [Large(_ => Interlocked.Increment(ref batches))],
        });

        Assert.Equal(ProblemKind.Damaged, Assert.Single(result.Problems).Kind);
        Assert.InRange(batches, 1, 5);
    }

    [Fact]
    public void AnotherParquetLibraryIsComparedByStatisticsAndSaysSo()
    {
        using var scratch = new ScratchFolder();
        var request = CleanLake.Request(scratch.Sub("lake"));
        Runs.Generate(request with { Layout = request.Layout with { Library = "ParquetSharp 1.2.3.4" } });
        var lake = new DamagedLake(request.Folder, request.Folder);
        var listener = new Listener();

        Assert.True(lake.Verify(deep: true, observer: listener).IsSound);
        Assert.All(listener.Notices, notice =>
        {
            Assert.Contains("ParquetSharp 1.2.3.4", notice, StringComparison.Ordinal);
            Assert.Contains(Generator.Library, notice, StringComparison.Ordinal);
            Assert.Contains("by count and statistics", notice, StringComparison.Ordinal);
        });
        Assert.Equal(2, listener.Notices.Count);

        // The same table with another seed has other statistics, and only they can tell.
        var other = DamagedLake.Run(lake.Request() with
        {
            Deep = true,
            OpenTables = plan => [new FakeTable(plan.Seed + 50, 600, 100), CleanLake.Tables(plan)[1]],
        });
        Assert.Equal([new Problem("casino.bronze_fake", s_log, ProblemKind.Log)], other.Problems);

        var file = lake.DataFiles(CleanLake.First)[1];
        lake.Flip(file);
        var reason = lake.AssertRefused(file);
        Assert.Contains("ParquetSharp 1.2.3.4", reason, StringComparison.Ordinal);
        Assert.Contains(Generator.Library, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NothingIsWrittenUnlessARepairIsAsked(bool deep)
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        lake.Flip(lake.DataFiles(CleanLake.First)[1]);
        File.Delete(lake.PathOf(lake.DataFiles(CleanLake.First)[0]));
        File.WriteAllText(lake.PathOf(DamagedLake.LogOf(CleanLake.Second)), "");
        File.WriteAllText(lake.PathOf("Tables/casino/bronze_fake/stray.parquet"), "stray");
        File.WriteAllText(lake.PathOf("Tables/casino/bronze_fake/.part-00001-00.parquet.1-1.tmp"), "left over");
        var before = Times(lake.Folder);

        Assert.False(lake.Verify(deep).IsSound);
        Assert.Equal(before, Times(lake.Folder));
    }

    private static List<(string, DateTime, long)> Times(string folder) => [.. new DirectoryInfo(folder)
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .OrderBy(f => f.FullName, StringComparer.Ordinal)
        .Select(f => (f.FullName, f.LastWriteTimeUtc, (f as FileInfo)?.Length ?? 0))];
}
