using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>Lakes whose batches are late or wrong at first, damaged or stopped half way, and what is made of them.</summary>
public sealed class MendedLateRowsTests(LateLake week) : IClassFixture<LateLake>
{
    [Fact]
    public void LakeAsMadeHasNoProblem()
    {
        var listener = new Listener();
        Assert.Empty(HistoryLake.Verify(week.Folder, deep: true, observer: listener).Problems);
        Assert.Empty(listener.Notices);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FilesOfFirstDeliveriesAreMadeAgain(bool deep)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        var lost = new List<string>();
        foreach (var table in LateLake.Events)
        {
            for (var version = 0; version < LateLake.Batches; version++)
            {
                var file = HistoryLake.Snapshot(lake, table, version).Files[^1].Key;
                Assert.DoesNotContain(file, HistoryLake.Snapshot(lake, table, version + 1).Files.Select(f => f.Key));
                lost.Add(Path.Combine("Tables", "casino", table, file));
                File.Delete(Path.Combine(lake, lost[^1]));
            }
        }

        HistoryLake.AssertMended(lake, week.Folder, lost, deep);
    }

    [Theory]
    [InlineData("bronze_slot_telemetry", 0)]
    [InlineData("bronze_slot_telemetry", 2)]
    [InlineData("bronze_slot_telemetry", 3)]
    [InlineData("bronze_financial_txn", 1)]
    [InlineData("bronze_financial_txn", 3)]
    [InlineData("bronze_player_profile", 3)]
    [InlineData("player_opening", 3)]
    public void LostAndTornCommitsAreWrittenAgain(string table, int version)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        var log = HistoryLake.LogOf(lake, table, version);
        if (version == LateLake.Batches)
        {
            // A missing last commit looks like a run that was stopped; a torn one does not.
            File.WriteAllText(log, File.ReadAllText(log)[..^40]);
        }
        else
        {
            File.Delete(log);
        }

        HistoryLake.AssertMended(lake, week.Folder);
    }

    [Theory]
    [InlineData("bronze_slot_telemetry", 2, "\"settles\":\"2 of 3\"", "\"settles\":\"1 of 3\"")]
    [InlineData("bronze_compliance", 3, "\"closing\"", "\"opening\"")]
    public void EditedCommitsAreWrittenAgain(string table, int version, string from, string to)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        HistoryLake.EditLog(lake, table, version, from, to);

        Assert.Equal(ProblemKind.Log, Assert.Single(HistoryLake.Verify(lake).Problems).Kind);
        HistoryLake.AssertMended(lake, week.Folder);
    }

    [Theory]
    [InlineData(1, "the first 1 of 3 batches")]
    [InlineData(2, "the first 2 of 3 batches")]
    [InlineData(3, "all 3 batches without the commit that closes them")]
    public void RunAfterAnyCommitMakesTheRest(int held, string said)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        Cut(lake, held);

        var listener = new Listener();
        Assert.All(
            HistoryLake.Verify(lake, observer: listener).Problems.Where(p => p.File.Contains("_delta_log", StringComparison.Ordinal)),
            problem => Assert.Equal(ProblemKind.Plan, problem.Kind));
        Assert.Equal(7, listener.Notices.Count(notice => notice.Contains(said, StringComparison.Ordinal)));
        Assert.All(Generate(lake), outcome => Assert.Equal((3, TableAction.Completed), (outcome.Version!.Value, outcome.Action)));
        FolderTree.AssertSame(week.Folder, lake);
    }

    [Fact]
    public void CommitOfOthersBeforeTheClosingOneIsRefusedAndOverwritten()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        Cut(lake, LateLake.Batches);
        var log = new DeltaLog(new FolderStore(HistoryLake.TableFolder(lake, HistoryLake.Events)));
        log.Commit(LateLake.Batches, [RemoveFile.Of(log.Load().Files[0], 1_900_000_000_000)]);
        var tree = FolderTree.Of(lake);

        var refused = Assert.Throws<RefusedException>(() => Generate(lake));
        Assert.Contains("all 3 batches without the commit that closes them", refused.Message, StringComparison.Ordinal);
        FolderTree.AssertSame(tree, FolderTree.Of(lake));

        Runs.Generate(HistoryLake.Request(lake, LateLake.Demo, LateLake.Batches) with { Overwrite = true });
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake));
        Assert.Empty(HistoryLake.Verify(lake).Problems);
    }

    [Fact]
    public void OverwritingAnotherHistoryKeepsTheVersionsBeforeAndClosesItsOwn()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        var replaced = Runs.Generate(HistoryLake.Request(lake, LateLake.Demo, 2) with { Overwrite = true });

        Assert.All(replaced, outcome => Assert.Equal((6, TableAction.Overwritten), (outcome.Version!.Value, outcome.Action)));
        Assert.Equal(HistoryLake.Read(week.Folder, 1), HistoryLake.Read(lake, 1));
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake));
        Assert.Empty(HistoryLake.Verify(lake, deep: true).Problems);
    }

    private static IReadOnlyList<TableOutcome> Generate(string lake) =>
        Runs.Generate(HistoryLake.Request(lake, LateLake.Demo, LateLake.Batches));

    /// <summary>Takes the commits after the first ones away, as if the run had been killed before them.</summary>
    private static void Cut(string lake, int held)
    {
        foreach (var table in HistoryLake.Open(LateLake.Demo))
        {
            for (var version = held; version <= LateLake.Batches; version++)
            {
                File.Delete(HistoryLake.LogOf(lake, table.Name, version));
            }
        }
    }
}
