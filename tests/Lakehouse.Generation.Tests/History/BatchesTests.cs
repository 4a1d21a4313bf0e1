using System.Globalization;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>A window that comes in batches: every version has a known answer, and the last one is that of the window at once.</summary>
public sealed class BatchesTests(HistoryLake week) : IClassFixture<HistoryLake>
{
    [Fact]
    public void EveryVersionIsThePlanUpToTheEndOfItsBatch()
    {
        for (var version = 0; version < HistoryLake.Batches; version++)
        {
            Assert.Equal(
                HistoryLake.Make(HistoryLake.Demo.Until(HistoryLake.Demo.Start.AddDays(version + 1))),
                HistoryLake.Read(week.Folder, version));
        }

        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(week.Folder));
    }

    [Theory]
    [InlineData("demo", 7, 2, new[] { 3, 7 })]
    [InlineData("small", 30, 7, new[] { 4, 8, 12, 17, 21, 25, 30 })]
    public void BatchesAreAsEqualAsWholeDaysAllow(string scale, int days, int batches, int[] ends)
    {
        using var scratch = new ScratchFolder();
        var plan = HistoryLake.Plan(new PlanRequest { Scale = scale, Days = days });
        var outcomes = Runs.Generate(HistoryLake.Request(scratch.Sub("lake"), plan, batches));

        Assert.All(outcomes, outcome => Assert.Equal((batches - 1, TableAction.Written), (outcome.Version!.Value, outcome.Action)));
        for (var version = 0; version < batches; version++)
        {
            Assert.Equal(HistoryLake.Make(plan.Until(plan.Start.AddDays(ends[version]))), HistoryLake.Read(scratch.Sub("lake"), version));
        }
    }

    [Fact]
    public void CountsOfTheWholeWindowAreRatesInItsParts()
    {
        using var scratch = new ScratchFolder();
        var plan = HistoryLake.Plan(new PlanRequest { Days = 4, Counts = new Dictionary<string, long> { [HistoryLake.Events] = 30_000 } });
        Runs.Generate(HistoryLake.Request(scratch.Sub("lake"), plan, 3) with
        {
            Tables = [.. HistoryLake.Open(plan).Where(table => table.Name == HistoryLake.Events)],
        });

        var rows = Enumerable.Range(0, 3).Select(version => HistoryLake.Read(scratch.Sub("lake"), version).Single().Rows).ToList();
        Assert.InRange(rows[0], 4_000, 11_000);
        Assert.Equal(30_000, rows[2]);
    }

    [Fact]
    public void OneBatchIsTheWindowAtOnceToTheByte()
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(HistoryLake.Request(scratch.Sub("one"), HistoryLake.Demo, 1));
        Runs.Generate(HistoryLake.Request(scratch.Sub("none"), HistoryLake.Demo, null));

        FolderTree.AssertSame(scratch.Sub("none"), scratch.Sub("one"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void LogsAndFilesAreTheSameOnAnyNumberOfThreads(int threads)
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(HistoryLake.Request(scratch.Sub("lake"), HistoryLake.Demo, HistoryLake.Batches, threads) with
        {
            Clock = new FixedClock(new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero)),
        });

        FolderTree.AssertSame(week.Folder, scratch.Sub("lake"));
    }

    [Fact]
    public void FilesOfEventsAreAddedOnceAndThoseAsOfTheEndAreReplaced()
    {
        Assert.Equal(
            HistoryLake.Snapshot(week.Folder, HistoryLake.Events, 2).Files.Select(f => f.Path),
            HistoryLake.Snapshot(week.Folder, HistoryLake.Events).Files.Take(3).Select(f => f.Path));
        var log = new DeltaLog(new FolderStore(HistoryLake.TableFolder(week.Folder, HistoryLake.Profile)));
        for (var version = 1; version < HistoryLake.Batches; version++)
        {
            var actions = log.Read(version).ToList();
            var old = log.Load(version - 1).Files.Select(f => f.Path);
            Assert.Equal(old, actions.OfType<RemoveFile>().Select(f => f.Path));
            Assert.Equal(log.Load(version).Files.Select(f => f.Path), actions.OfType<AddFile>().Select(f => f.Path));
        }

        Assert.Single(Directory.GetFiles(HistoryLake.TableFolder(week.Folder, "player_opening"), "*.parquet"));
    }

    [Fact]
    public void CommitsTellTheirBatchAndTakeTheirTimeFromThePlan()
    {
        var log = new DeltaLog(new FolderStore(HistoryLake.TableFolder(week.Folder, HistoryLake.Events)));
        foreach (var commit in log.History())
        {
            var day = HistoryLake.Demo.Start.AddDays((int)commit.Version);
            var parameters = commit.Info!.Members["operationParameters"]!;
            Assert.Equal($"{commit.Version + 1} of 7", (string?)parameters["batch"]);
            Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (string?)parameters["firstDay"]);
            Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (string?)parameters["lastDay"]);

            // 06:00 in Los Angeles, where the batch's last gaming day ends.
            var end = new DateTimeOffset(day.AddDays(1).ToDateTime(new TimeOnly(14, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds();
            Assert.Equal(end, (long?)commit.Info.Members["timestamp"]);
            Assert.All(log.Read(commit.Version).OfType<AddFile>(), add => Assert.Equal(end, add.ModificationTime));
            Assert.Equal(
                commit.Version, log.Load(commit.Version).TransactionVersion($"lakehouse/{HistoryLake.Demo.Id}/{HistoryLake.Events}"));
        }

        Assert.Equal("7", log.Load().Metadata.Configuration["lakehouse.batches"]);
    }

    [Fact]
    public void SameBatchesAgainAreUnchangedAndOthersAreRefusedOrOverwrite()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        var tree = FolderTree.Of(lake);

        Assert.All(
            Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, HistoryLake.Batches)),
            outcome => Assert.Equal(TableAction.Unchanged, outcome.Action));
        var other = Assert.Throws<RefusedException>(() => Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, 2)));
        Assert.Contains("in 7 batches, and 2 batches was asked", other.Message, StringComparison.Ordinal);
        var none = Assert.Throws<RefusedException>(() => Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, null)));
        Assert.Contains("in 7 batches, and one delivery (no --batches) was asked", none.Message, StringComparison.Ordinal);
        FolderTree.AssertSame(tree, FolderTree.Of(lake));

        var replaced = Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, 2) with { Overwrite = true });
        Assert.All(replaced, outcome => Assert.Equal((8, TableAction.Overwritten), (outcome.Version!.Value, outcome.Action)));
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo.Until(HistoryLake.Demo.Start.AddDays(3))), HistoryLake.Read(lake, 7));
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake));
        Assert.Empty(HistoryLake.Verify(lake, deep: true).Problems);
        Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, null) with { Overwrite = true });
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake));
        Assert.Empty(HistoryLake.Verify(lake).Problems);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void MoreBatchesThanDaysAreRefusedWithTheRange(int batches)
    {
        using var scratch = new ScratchFolder();
        var refused = Assert.Throws<InputException>(
            () => Runs.Generate(HistoryLake.Request(scratch.Sub("lake"), HistoryLake.Demo, batches)));

        Assert.Contains("1 to 7 batches", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.Sub("lake")));
    }

    [Theory]
    [InlineData(LakeFormat.Parquet)]
    [InlineData(LakeFormat.Csv)]
    [InlineData(LakeFormat.Json)]
    public void FormatsWithoutVersionsAreRefused(LakeFormat format)
    {
        using var scratch = new ScratchFolder();
        var refused = Assert.Throws<InputException>(() => Runs.Generate(
            HistoryLake.Request(scratch.Sub("lake"), HistoryLake.Demo, 2) with { Layout = Runs.Layout(format) }));

        Assert.Contains("--format delta", refused.Message, StringComparison.Ordinal);
    }
}
