using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>Runs that ended between two batches, and what the next one makes of it.</summary>
public sealed class UnfinishedBatchesTests(HistoryLake week) : IClassFixture<HistoryLake>
{
    private const int Held = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void RunAfterAnyBatchCompletesTheRest(int held)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        Cut(lake, held);

        Assert.All(Generate(lake), outcome => Assert.Equal((6, TableAction.Completed), (outcome.Version!.Value, outcome.Action)));
        FolderTree.AssertSame(week.Folder, lake);
    }

    [Fact]
    public void LostFilesOfBatchesToComeAreMadeAgain()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        Cut(lake, Held);
        foreach (var table in (string[])[HistoryLake.Events, HistoryLake.Profile])
        {
            var kept = new DeltaLog(new FolderStore(HistoryLake.TableFolder(lake, table)));
            var told = Enumerable.Range(0, Held).SelectMany(v => kept.Read(v)).OfType<AddFile>().Select(add => add.Key).ToHashSet();
            var files = Directory.GetFiles(HistoryLake.TableFolder(lake, table), "*.parquet");
            foreach (var file in files.Where(f => !told.Contains(Path.GetFileName(f))))
            {
                File.WriteAllText(file, "half");
            }
        }

        Generate(lake);
        FolderTree.AssertSame(week.Folder, lake);
    }

    [Fact]
    public void WriterBetweenTwoBatchesEndsTheRunAndTheNextGoesOnWhereItStood()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        var barred = HistoryLake.LogOf(lake, HistoryLake.Profile, Held);
        Directory.CreateDirectory(barred);

        var failed = Assert.Throws<GenerationException>(() => Generate(lake));
        Assert.Contains("Visible are the first 3 of 7 batches", failed.Message, StringComparison.Ordinal);

        Directory.Delete(barred);
        Generate(lake);
        FolderTree.AssertSame(week.Folder, lake);
    }

    [Fact]
    public void CommitOfOthersBetweenTwoBatchesIsRefusedAndOverwritten()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        Cut(lake, Held);
        var log = new DeltaLog(new FolderStore(HistoryLake.TableFolder(lake, HistoryLake.Events)));
        log.Commit(Held, [RemoveFile.Of(log.Load().Files[0], 1_900_000_000_000)]);
        var tree = FolderTree.Of(lake);

        var refused = Assert.Throws<RefusedException>(() => Generate(lake));
        Assert.Contains("the first 3 of 7 batches", refused.Message, StringComparison.Ordinal);
        FolderTree.AssertSame(tree, FolderTree.Of(lake));

        Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, HistoryLake.Batches) with { Overwrite = true });
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake));
        Assert.Empty(HistoryLake.Verify(lake).Problems);
    }

    [Fact]
    public void KilledRunInOtherBatchesIsClearedAway()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        var barred = HistoryLake.LogOf(lake, HistoryLake.Profile, 0);
        Directory.CreateDirectory(barred);
        Assert.Throws<GenerationException>(() => Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, 5) with
        {
            Tables = [.. HistoryLake.Open(HistoryLake.Demo).Where(table => table.Name == HistoryLake.Profile)],
        }));
        Directory.Delete(barred);

        Generate(lake);
        FolderTree.AssertSame(week.Folder, lake);
    }

    [Fact]
    public void VerifyTellsThatTheRunWasStoppedAndRepairWhatToDo()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        foreach (var version in Enumerable.Range(Held, HistoryLake.Batches - Held))
        {
            File.Delete(HistoryLake.LogOf(lake, "player_opening", version));
        }

        var problem = Assert.Single(HistoryLake.Verify(lake).Problems);
        Assert.Equal(
            ("casino.player_opening", "Tables/casino/player_opening/_delta_log/00000000000000000002.json", ProblemKind.Plan),
            (problem.Table, problem.File, problem.Kind));
        var outcome = Assert.Single(HistoryLake.Verify(lake, repair: true).Problems).Outcome!;
        Assert.False(outcome.Repaired);
        Assert.Contains("the first 3 of 7 batches", outcome.Reason, StringComparison.Ordinal);

        Generate(lake);
        FolderTree.AssertSame(week.Folder, lake);
    }

    private static IReadOnlyList<TableOutcome> Generate(string lake) =>
        Runs.Generate(HistoryLake.Request(lake, HistoryLake.Demo, HistoryLake.Batches));

    /// <summary>Takes the commits after the first ones away, as if the run had been killed before them.</summary>
    private static void Cut(string lake, int held)
    {
        foreach (var table in HistoryLake.Open(HistoryLake.Demo))
        {
            for (var version = held; version < HistoryLake.Batches; version++)
            {
                File.Delete(HistoryLake.LogOf(lake, table.Name, version));
            }
        }
    }
}
