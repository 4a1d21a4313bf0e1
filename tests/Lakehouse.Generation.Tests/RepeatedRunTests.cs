using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests;

public sealed class RepeatedRunTests
{
    [Fact]
    public void SamePlanAgainIsUnchanged()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        var first = Assert.Single(Runs.Generate(request));
        var tree = FolderTree.Of(request.Folder);

        Assert.Equal(first with { Action = TableAction.Unchanged }, Assert.Single(Runs.Generate(request)));
        Assert.Equal(first with { Action = TableAction.Unchanged }, Assert.Single(Runs.Generate(request with { Overwrite = true })));
        FolderTree.AssertSame(tree, FolderTree.Of(request.Folder));
    }

    [Fact]
    public void AnotherPlanIsRefusedNamingBothAndWhatDiffers()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"), seed: 42);
        Runs.Generate(request);
        var tree = FolderTree.Of(request.Folder);
        var other = Runs.Request(request.Folder, seed: 43);

        var refused = Assert.Throws<RefusedException>(() => Runs.Generate(other));
        foreach (var part in (string[])[request.Plan.Id[..12], other.Plan.Id[..12], "seed is 42 there and 43 asked", "--overwrite"])
        {
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        }

        FolderTree.AssertSame(tree, FolderTree.Of(request.Folder));
    }

    [Fact]
    public void AnotherLayoutIsRefusedNamingBoth()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);

        var refused = Assert.Throws<RefusedException>(
            () => Runs.Generate(request with { Layout = Runs.Layout(compression: Compression.Zstd) }));
        Assert.Contains("codec is snappy there and zstd asked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TableOfAnotherProgramIsRefused()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        Append(request.Folder, 0, [
            new Protocol(1, 2),
            new Metadata("id", null, null, "{\"type\":\"struct\",\"fields\":[]}", [], new Dictionary<string, string?>(), 1)]);

        var refused = Assert.Throws<RefusedException>(() => Runs.Generate(request));
        Assert.Contains("no plan made", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusalOfOneTableTouchesNoOther()
    {
        using var scratch = new ScratchFolder();
        var other = Runs.Request(scratch.Sub("lake"), seed: 43);
        Runs.Generate(other);
        var tree = FolderTree.Of(other.Folder);
        var request = Runs.Request(other.Folder);

        Assert.Throws<RefusedException>(() => Runs.Generate(
            request with { Tables = [FakeTable.Of(request.Plan, "bronze_another"), request.Tables[0]] }));
        FolderTree.AssertSame(tree, FolderTree.Of(other.Folder));
    }

    [Fact]
    public void OverwriteReplacesThePlanInOneCommitOfTheClock()
    {
        using var scratch = new ScratchFolder();
        var old = Runs.Request(scratch.Sub("lake"), seed: 1);
        Runs.Generate(old);
        var log = new DeltaLog(new FolderStore(Runs.TableFolder(old.Folder)));
        var before = log.Load();
        var request = Runs.Request(old.Folder, seed: 2) with { Overwrite = true };

        var outcome = Assert.Single(Runs.Generate(request));

        Assert.Equal((1, TableAction.Overwritten), (outcome.Version!.Value, outcome.Action));
        var now = log.Load();
        var clock = request.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var removes = log.Read(1).OfType<RemoveFile>().ToList();
        Assert.Equal(before.Metadata.Id, now.Metadata.Id);
        Assert.Equal(before.Files.Select(f => f.Path), removes.Select(r => r.Path));
        Assert.All(removes, remove => Assert.Equal(clock, remove.DeletionTimestamp));
        Assert.All(log.Read(1).OfType<AddFile>(), add => Assert.Equal(clock, add.ModificationTime));
        Assert.Empty(log.Read(1).OfType<Protocol>());
        Assert.Equal(PlanDigest.Of(request.Tables[0], 1, _ => { }, CancellationToken.None).ToString(), Read(old.Folder));
        Assert.Empty(Verify(old.Folder).Problems);
    }

    [Fact]
    public void OverwriteThereAndBackGivesTheFirstRowsAgain()
    {
        using var scratch = new ScratchFolder();
        var first = Runs.Request(scratch.Sub("lake"), seed: 1);
        Runs.Generate(first);
        var digest = Read(first.Folder);
        Runs.Generate(Runs.Request(first.Folder, seed: 2) with { Overwrite = true });
        Assert.NotEqual(digest, Read(first.Folder));

        var back = Assert.Single(Runs.Generate(first with { Overwrite = true }));
        Assert.Equal((2, digest), (back.Version!.Value, Read(first.Folder)));
        Assert.Empty(Verify(first.Folder).Problems);
        Assert.Equal(TableAction.Unchanged, Assert.Single(Runs.Generate(first)).Action);
    }

    [Fact]
    public void OverwriteInAnotherLayoutKeepsTheRows()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);
        var digest = Read(request.Folder);

        Runs.Generate(request with { Layout = Runs.Layout(compression: Compression.Zstd), Overwrite = true });
        Assert.Equal(digest, Read(request.Folder));
        Assert.Empty(Verify(request.Folder).Problems);
    }

    [Fact]
    public void KilledOverwriteKeepsTheOldVersionAndIsCompletedByTheNextRun()
    {
        using var scratch = new ScratchFolder();
        var old = Runs.Request(scratch.Sub("lake"), seed: 1);
        Runs.Generate(old);
        var digest = Read(old.Folder);
        var request = Runs.Request(old.Folder, seed: 2, threads: 1) with { Overwrite = true };
        var failing = new FakeTable(2, 10_000, 1_800)
        {
            BeforeBatch = first =>
            {
                if (first == 7_200)
                {
                    throw new InvalidOperationException();
                }
            },
        };

        Assert.Throws<InvalidOperationException>(() => Runs.Generate(request with { Tables = [failing] }));
        Assert.Equal(digest, Read(old.Folder));

        Runs.Generate(request);
        Assert.Equal(PlanDigest.Of(request.Tables[0], 1, _ => { }, CancellationToken.None).ToString(), Read(old.Folder));
        Assert.False(Directory.Exists(Path.Combine(Runs.TableFolder(old.Folder), "_lakehouse")));
    }

    [Fact]
    public void TableChangedByOthersIsToldWithItsVersionAndBroughtBackByOverwrite()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);
        var digest = Read(request.Folder);
        var gone = new DeltaLog(new FolderStore(Runs.TableFolder(request.Folder))).Load().Files[2];
        Append(request.Folder, 1, [RemoveFile.Of(gone, 1_900_000_000_000)]);

        var listener = new Listener();
        var outcome = Assert.Single(Runs.Generate(request with { Observer = listener }));
        Assert.Equal((1, TableAction.Unchanged, 8_200), (outcome.Version!.Value, outcome.Action, outcome.Rows));
        Assert.Contains("version 1", Assert.Single(listener.Notices), StringComparison.Ordinal);

        var back = Assert.Single(Runs.Generate(request with { Overwrite = true }));
        var commit = new DeltaLog(new FolderStore(Runs.TableFolder(request.Folder))).Read(2).ToList();
        Assert.Equal(2, back.Version);
        Assert.Equal(gone.Path, Assert.Single(commit.OfType<AddFile>()).Path);
        Assert.Empty(commit.OfType<RemoveFile>());
        Assert.Equal(digest, Read(request.Folder));
    }

    [Fact]
    public void TableThatAnotherWriterMadeInTheMeantimeStaysAsItIs()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"), threads: 1);
        var racing = new FakeTable(42, 10_000, 1_800)
        {
            BeforeBatch = first =>
            {
                if (first == 7_200)
                {
                    Append(request.Folder, 0, [
                        new Protocol(1, 2),
                        new Metadata("theirs", null, null, "{\"type\":\"struct\",\"fields\":[]}", [], new Dictionary<string, string?>(), 1)]);
                }
            },
        };

        var failed = Assert.Throws<GenerationException>(() => Runs.Generate(request with { Tables = [racing] }));
        Assert.Contains("Another writer changed", failed.Message, StringComparison.Ordinal);
        var table = new DeltaLog(new FolderStore(Runs.TableFolder(request.Folder))).Load();
        Assert.Equal(("theirs", 0), (table.Metadata.Id, table.Files.Count));
    }

    [Fact]
    public void AppendOnlyTableIsNotOverwritten()
    {
        using var scratch = new ScratchFolder();
        var old = Runs.Request(scratch.Sub("lake"), seed: 1);
        Runs.Generate(old);
        var metadata = new DeltaLog(new FolderStore(Runs.TableFolder(old.Folder))).Load().Metadata;
        Append(old.Folder, 1, [metadata with
        {
            Configuration = new Dictionary<string, string?>(metadata.Configuration) { ["delta.appendOnly"] = "true" },
        }]);

        var refused = Assert.Throws<RefusedException>(
            () => Runs.Generate(Runs.Request(old.Folder, seed: 2) with { Overwrite = true }));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private static void Append(string lake, long version, IEnumerable<LogAction> actions) =>
        new DeltaLog(new FolderStore(Runs.TableFolder(lake))).Commit(version, actions);

    private static string Read(string lake) => TableDigest.Of(
        DeltaTable.Open(Runs.TableFolder(lake)), cancellation: TestContext.Current.CancellationToken).Hex;

    private static VerifyResult Verify(string lake) => Verifier.Run(
        new VerifyRequest { Path = lake, Threads = 2, OpenTables = plan => [FakeTable.Of(plan)] }, CancellationToken.None);
}
