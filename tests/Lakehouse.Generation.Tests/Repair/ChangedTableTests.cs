using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>A generated table that another engine has worked on: rewritten one file, appended another, removed a third.</summary>
public sealed class ChangedTableTests : IClassFixture<CleanLake>, IDisposable
{
    private const long Time = 1_900_000_000_000;
    private const string Folder = "Tables/casino/bronze_fake/";
    private const string Rewritten = Folder + "rewritten.parquet";
    private const string Appended = Folder + "appended.parquet";

    private static readonly string s_delete = DamagedLake.LogOf(CleanLake.First).Replace("0.json", "1.json", StringComparison.Ordinal);
    private static readonly string s_append = DamagedLake.LogOf(CleanLake.First).Replace("0.json", "2.json", StringComparison.Ordinal);

    private readonly ScratchFolder _scratch = new();
    private readonly DamagedLake _lake;
    private readonly DeltaLog _log;
    private readonly List<string> _files;

    public ChangedTableTests(CleanLake clean)
    {
        _lake = DamagedLake.Copy(clean, _scratch);
        _files = _lake.DataFiles(CleanLake.First);
        _log = new DeltaLog(new FolderStore(_lake.PathOf(Folder)));
        var files = _log.Load().Files;
        Commit(1, "DELETE", RemoveFile.Of(files[1], Time), RemoveFile.Of(files[2], Time), Add(Rewritten, _files[1]));
        Commit(2, "WRITE", Add(Appended, _files[2]));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void ChangesAreToldAndAreNoProblem()
    {
        // Vacuumed: no version that is still offered needs it.
        File.Delete(_lake.PathOf(_files[1]));
        foreach (var deep in (bool[])[false, true])
        {
            var listener = new Listener();
            Assert.True(_lake.Verify(deep, listener).IsSound);
            var notice = Assert.Single(listener.Notices);
            string[] parts = ["at version 0", "version 1: DELETE by Other/1.0", "version 2: WRITE by Other/1.0", "stands at version 2"];
            foreach (var part in parts)
            {
                Assert.Contains(part, notice, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void GeneratedFilesStillLiveAreRepaired()
    {
        var before = FolderTree.Of(_lake.Folder);
        _lake.Flip(_files[3]);
        File.Delete(_lake.PathOf(_files[0]));
        Assert.True(_lake.Repair().IsSound);
        FolderTree.AssertSame(before, FolderTree.Of(_lake.Folder));
    }

    [Fact]
    public void ForeignFilesAreRefusedByTheEngineThatWroteThem()
    {
        File.Delete(_lake.PathOf(Rewritten));
        Assert.Contains("version 1: DELETE by Other/1.0", _lake.AssertRefused(Rewritten), StringComparison.Ordinal);
        File.Copy(_lake.PathOf(_files[1]), _lake.PathOf(Rewritten));
        File.AppendAllText(_lake.PathOf(Appended), "x");
        Assert.Equal([new Problem("casino.bronze_fake", Appended, ProblemKind.Damaged)], _lake.Verify().Problems);
        Assert.Contains("version 2: WRITE by Other/1.0", _lake.AssertRefused(Appended), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ForeignCommitIsRefusedAndGeneratedFilesAreRepairedAllTheSame(bool isLost)
    {
        var whole = FolderTree.DigestOf(_lake.PathOf(_files[3]));
        _lake.Flip(_files[3]);
        File.Delete(_lake.PathOf(_files[1]));
        if (isLost)
        {
            File.Delete(_lake.PathOf(s_delete));
        }
        else
        {
            _lake.EditLog(CleanLake.First, text => text[..^20], version: 1);
        }

        var result = _lake.Repair();

        Assert.Equal(
            [(s_delete, ProblemKind.Log, false), (_files[3], ProblemKind.Damaged, true)],
            result.Problems.Select(p => (p.File, p.Kind, p.Outcome!.Repaired)));
        Assert.Contains("made by another engine", result.Problems[0].Outcome!.Reason, StringComparison.Ordinal);
        Assert.Equal(whole, FolderTree.DigestOf(_lake.PathOf(_files[3])));
        Assert.False(File.Exists(_lake.PathOf(_files[1])));
    }

    [Fact]
    public void CommitThatACheckpointTellsOfIsMissed()
    {
        File.Move(_lake.PathOf(s_append), _lake.PathOf(s_append.Replace("2.json", "2.checkpoint.parquet", StringComparison.Ordinal)));
        Assert.Equal([new Problem("casino.bronze_fake", s_append, ProblemKind.Log)], _lake.Verify().Problems);
    }

    [Fact]
    public void LogCleanedUpToACheckpointIsRefused()
    {
        Commit(3, "WRITE");
        File.WriteAllText(_lake.PathOf(s_append.Replace("2.json", "2.checkpoint.parquet", StringComparison.Ordinal)), "");
        foreach (var file in (string[])[DamagedLake.LogOf(CleanLake.First), s_delete, s_append])
        {
            File.Delete(_lake.PathOf(file));
        }

        Assert.Contains("cleaned the log up", _lake.AssertRefused(DamagedLake.LogOf(CleanLake.First)), StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedCommitUnderForeignOnesIsWrittenAgain()
    {
        File.Delete(_lake.PathOf(_files[1]));
        var before = FolderTree.Of(_lake.Folder);
        _lake.EditLog(CleanLake.First, text => text[..(text.Length / 3)]);
        Assert.True(_lake.Repair().IsSound);
        FolderTree.AssertSame(before, FolderTree.Of(_lake.Folder));

        File.Delete(_lake.PathOf(DamagedLake.LogOf(CleanLake.First)));
        Assert.True(_lake.Repair().IsSound);
        FolderTree.AssertSame(before, FolderTree.Of(_lake.Folder));
    }

    [Fact]
    public void RowsDeletedByAVectorAreNoDamage()
    {
        var add = _log.Load().Files.First(f => f.Key == Path.GetFileName(_files[4]));
        var stats = add.Stats!.Replace("{\"numRecords\"", "{\"tightBounds\":false,\"numRecords\"", StringComparison.Ordinal);
        var vector = new DeletionVector("u", "vBn[lx{q8@P<9BNH/isA", 1, 34, 2);
        Commit(
            3,
            "DELETE",
            new Protocol(3, 7, ["deletionVectors"], ["deletionVectors", "appendOnly", "invariants"]),
            RemoveFile.Of(add, Time),
            add with { DeletionVector = vector, Tags = null, Stats = stats });
        var file = $"{Folder}{vector.Key()}";
        File.WriteAllBytes(_lake.PathOf(file), new byte[43]);

        Assert.True(_lake.Verify(deep: true).IsSound);
        _lake.Flip(_files[4]);
        Assert.True(_lake.Repair().IsSound);

        File.WriteAllBytes(_lake.PathOf(file), new byte[42]);
        Assert.Contains("version 3: DELETE by Other/1.0", _lake.AssertRefused(file), StringComparison.Ordinal);
        File.Delete(_lake.PathOf(file));
        Assert.Equal([new Problem("casino.bronze_fake", file, ProblemKind.Missing)], _lake.Verify().Problems);
    }

    [Fact]
    public void TableReplacedByAnotherEngineIsItsOwn()
    {
        var metadata = _log.Load().Metadata;
        Commit(3, "CREATE OR REPLACE TABLE", [
            metadata with { Configuration = new Dictionary<string, string?>() },
            .. _log.Load().Files.Select(f => RemoveFile.Of(f, Time)),
            Add(Folder + "own.parquet", _files[0])]);
        foreach (var file in _files)
        {
            File.Delete(_lake.PathOf(file));
        }

        Assert.True(_lake.Verify(deep: true).IsSound);
        File.Delete(_lake.PathOf(Folder + "own.parquet"));
        Assert.Contains("CREATE OR REPLACE TABLE", _lake.AssertRefused(Folder + "own.parquet"), StringComparison.Ordinal);
    }

    private void Commit(long version, string operation, params LogAction[] actions) => _log.Commit(version, [
        new CommitInfo(new JsonObject { ["operation"] = operation, ["engineInfo"] = "Other/1.0" }), .. actions]);

    private AddFile Add(string file, string rows)
    {
        File.Copy(_lake.PathOf(rows), _lake.PathOf(file));
        return new AddFile(
            Path.GetFileName(file),
            new Dictionary<string, string?>(),
            new FileInfo(_lake.PathOf(rows)).Length,
            Time,
            DataChange: true);
    }
}
