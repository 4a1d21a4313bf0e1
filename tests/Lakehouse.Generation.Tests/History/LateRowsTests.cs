using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>Batches whose rows are late or wrong at first: what each version lacks is known, and a closing one lacks nothing.</summary>
public sealed class LateRowsTests(LateLake lake) : IClassFixture<LateLake>
{
    [Fact]
    public void EveryVersionIsTheTruthButForLateAndWrongRowsOfItsOwnBatch()
    {
        foreach (var table in LateLake.Events)
        {
            for (var version = 0; version < LateLake.Batches; version++)
            {
                var diff = LateLake.Diff(table, lake.Truth, version, lake.Folder, version);
                var (late, wrong) = LateLake.Open(LateLake.Demo, LateLake.Batches, table, version);

                Assert.InRange(late, 1, long.MaxValue);
                Assert.InRange(wrong, 1, long.MaxValue);
                Assert.Equal((late, 0, wrong), (diff.OnlyInA, diff.OnlyInB, diff.Changed));
                Assert.Equal(wrong, diff.Columns.Sum(column => column.Rows));
            }
        }
    }

    [Fact]
    public void NextVersionBringsWhatWasLateAndCorrectsWhatWasWrong()
    {
        foreach (var table in (string[])[HistoryLake.Events, "bronze_table_games", "bronze_security_events"])
        {
            for (var version = 0; version < LateLake.Batches; version++)
            {
                // All rows of the batch, as they are in the end, and of those after it none that was not to come.
                var whole = LateLake.Diff(table, lake.Truth, version, lake.Folder, version + 1);
                Assert.Equal((0, 0), (whole.OnlyInA, whole.Changed));

                var (late, wrong) = LateLake.Open(LateLake.Demo, LateLake.Batches, table, version);
                var step = LateLake.Diff(table, lake.Folder, version, lake.Folder, version + 1);
                Assert.Equal((0, late + whole.OnlyInB, wrong), (step.OnlyInA, step.OnlyInB, step.Changed));
            }
        }
    }

    [Fact]
    public void ClosingVersionIsThePlanWithoutLateOrWrongRows()
    {
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake.Folder));
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(lake.Folder, LateLake.Batches));
        Assert.Equal(HistoryLake.Make(LateLake.Demo), HistoryLake.Read(lake.Folder));
    }

    [Fact]
    public void StocksAndProfilesAreNeverLateOrWrong()
    {
        foreach (var table in (string[])[HistoryLake.Profile, "player_opening"])
        {
            for (var version = 0; version <= LateLake.Batches; version++)
            {
                Assert.True(LateLake.Diff(table, lake.Truth, Math.Min(version, LateLake.Batches - 1), lake.Folder, version).IsEqual);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void LogsAndFilesAreTheSameOnAnyNumberOfThreads(int threads)
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(HistoryLake.Request(scratch.Sub("lake"), LateLake.Demo, LateLake.Batches, threads));

        FolderTree.AssertSame(lake.Folder, scratch.Sub("lake"));
    }

    [Fact]
    public void CommitsTellWhatTheySettle()
    {
        Assert.Equal([(null, "1 of 3"), ("1 of 3", "2 of 3"), ("2 of 3", "3 of 3"), ("3 of 3", "closing")], Told(HistoryLake.Events));
        Assert.Equal(Told(HistoryLake.Events), Told("bronze_compliance"));
        Assert.Equal([(null, "1 of 3"), (null, "2 of 3"), (null, "3 of 3"), (null, "closing")], Told("player_opening"));

        IEnumerable<(string? Settles, string? Batch)> Told(string table) =>
            new DeltaLog(new FolderStore(HistoryLake.TableFolder(lake.Folder, table))).History()
                .OrderBy(commit => commit.Version)
                .Select(commit => commit.Info!.Members["operationParameters"]!)
                .Select(parameters => ((string?)parameters["settles"], (string?)parameters["batch"]));
    }

    [Fact]
    public void CommitPutsWholeFilesInThePlaceOfFirstOnesAndLeavesTheOthers()
    {
        var log = new DeltaLog(new FolderStore(HistoryLake.TableFolder(lake.Folder, HistoryLake.Events)));
        var truth = HistoryLake.Snapshot(lake.Truth, HistoryLake.Events).Files;
        for (var version = 1; version <= LateLake.Batches; version++)
        {
            var before = log.Load(version - 1).Files.Select(f => f.Key).ToList();
            var removed = log.Read(version).OfType<RemoveFile>().Select(r => LogPath.Decode(r.Path)).ToList();
            var added = log.Read(version - 1).OfType<AddFile>().Select(a => a.Key).ToList();

            Assert.NotEmpty(removed);
            Assert.Subset(before.ToHashSet(), removed.ToHashSet());
            Assert.Equal(added.Intersect(removed), removed);
        }

        // The names follow from the plan; what they hold is that of the plan without shares.
        Assert.Equal(
            truth.Select(f => f.Tags!["sha256"]), log.Load().Files.Select(f => f.Tags!["sha256"]));
    }

    [Fact]
    public void WithoutBatchesSharesChangeNothingButThePlan()
    {
        using var scratch = new ScratchFolder();
        var outcomes = Runs.Generate(HistoryLake.Request(scratch.Sub("lake"), LateLake.Demo, null));

        Assert.All(outcomes, outcome => Assert.Equal(0, outcome.Version));
        Assert.Equal(HistoryLake.Make(HistoryLake.Demo), HistoryLake.Read(scratch.Sub("lake")));
        Assert.Empty(HistoryLake.Verify(scratch.Sub("lake"), deep: true).Problems);
    }

    [Theory]
    [InlineData(1, 0.5, 0.5, 0)]
    [InlineData(4, 0, 0.02, 0)]
    [InlineData(2, 0.25, 0.1, 0.2)]
    public void AnySharesBatchesAndFaultsEndInThePlan(int batches, double late, double wrong, double faults)
    {
        using var scratch = new ScratchFolder();
        var plan = LateLake.Plan((decimal)late, (decimal)wrong, (decimal)faults);
        var folder = scratch.Sub("lake");

        Assert.All(Runs.Generate(HistoryLake.Request(folder, plan, batches)), outcome => Assert.Equal(batches, outcome.Version));
        Assert.All(
            Runs.Generate(HistoryLake.Request(folder, plan, batches)), outcome => Assert.Equal(TableAction.Unchanged, outcome.Action));
        Assert.Equal(HistoryLake.Make(LateLake.Plan(0, 0, (decimal)faults)), HistoryLake.Read(folder));
        for (var version = 0; version < batches; version++)
        {
            var (missing, _) = LateLake.Open(plan, batches, HistoryLake.Events, version);
            Assert.Equal(
                HistoryLake.Open(Batching.Cut(plan, batches)[version]).First(t => t.Name == HistoryLake.Events).RowCount - missing,
                HistoryLake.Snapshot(folder, HistoryLake.Events, version).Files.Sum(file => file.NumRecords()));
        }

        Assert.Empty(HistoryLake.Verify(folder, deep: true).Problems);
    }

    [Theory]
    [InlineData("history.late_share", 0.500001, "from 0 to 0.5")]
    [InlineData("history.correction_share", -0.1, "from 0 to 0.5")]
    [InlineData("history.late_share", 0.0000001, "6 digits")]
    public void SharesOutOfTheirRangeAreRefused(string knob, double share, string why)
    {
        var refused = Assert.Throws<PlanException>(() => HistoryLake.Plan(new PlanRequest
        {
            Scale = "demo",
            Knobs = new Dictionary<string, decimal> { [knob] = (decimal)share },
        }));

        Assert.Contains(knob, refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
