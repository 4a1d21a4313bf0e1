using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>What is lost of a table in batches is found and made again, in whichever version it is.</summary>
public sealed class MendedBatchesTests(HistoryLake week) : IClassFixture<HistoryLake>
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
    public void FilesOfEveryVersionAreMadeAgain(bool deep)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        var lost = new List<string>();
        foreach (var version in (int[])[0, 3, 6])
        {
            foreach (var table in (string[])[HistoryLake.Events, HistoryLake.Profile])
            {
                lost.Add(Path.Combine("Tables", "casino", table, HistoryLake.Snapshot(lake, table, version).Files[^1].Key));
            }
        }

        foreach (var file in lost.Skip(2))
        {
            File.Delete(Path.Combine(lake, file));
        }

        foreach (var file in lost.Take(2))
        {
            Change(Path.Combine(lake, file));
        }

        HistoryLake.AssertMended(lake, week.Folder, lost, deep);
    }

    [Theory]
    [InlineData("bronze_slot_telemetry", 0)]
    [InlineData("bronze_slot_telemetry", 3)]
    [InlineData("bronze_player_profile", 0)]
    [InlineData("bronze_player_profile", 5)]
    [InlineData("player_opening", 2)]
    public void LostCommitsAreWrittenAgain(string table, int version)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        File.Delete(HistoryLake.LogOf(lake, table, version));

        HistoryLake.AssertMended(lake, week.Folder);
    }

    [Theory]
    [InlineData("bronze_slot_telemetry", 4, "\"isBlindAppend\":true", "\"isBlindAppend\":false")]
    [InlineData("bronze_player_profile", 2, "\"deletionTimestamp\":", "\"deletionTimestamp\":1")]
    [InlineData("bronze_compliance", 6, "of 7\"", "of 9\"")]
    [InlineData("bronze_compliance", 1, "\"lakehouse.plan\"", "\"lakehouse.play\"")]
    public void EditedCommitsAreWrittenAgain(string table, int version, string from, string to)
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        HistoryLake.EditLog(lake, table, version, from, to);

        HistoryLake.AssertMended(lake, week.Folder);
    }

    [Fact]
    public void FilesOfEarlierVersionsMayBeGoneOnceSomebodyHasVacuumed()
    {
        using var scratch = new ScratchFolder();
        var lake = week.Copy(scratch);
        var old = HistoryLake.Snapshot(lake, HistoryLake.Profile, 2).Files[0].Key;
        File.Delete(Path.Combine(HistoryLake.TableFolder(lake, HistoryLake.Profile), old));
        Assert.Equal(ProblemKind.Missing, Assert.Single(HistoryLake.Verify(lake).Problems).Kind);

        new DeltaLog(new FolderStore(HistoryLake.TableFolder(lake, HistoryLake.Profile)))
            .Commit(HistoryLake.Batches, [new CommitInfo(new() { ["operation"] = "VACUUM END", ["engineInfo"] = "Other/1" })]);

        Assert.Empty(HistoryLake.Verify(lake).Problems);
    }

    private static void Change(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }
}
