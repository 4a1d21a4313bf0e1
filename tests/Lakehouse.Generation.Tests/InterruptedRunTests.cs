using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests;

public sealed class InterruptedRunTests
{
    private const long FailingRow = 5_400;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ThrowingColumnLeavesOnlyWholeFilesAndTheNextRunCompletesThem(int threads)
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"), threads: threads);
        var failing = request with
        {
            Tables = [Broken(request, first => throw new InvalidOperationException($"row {first} has no value"))],
        };

        var thrown = Assert.Throws<InvalidOperationException>(() => Runs.Generate(failing));
        Assert.Equal($"row {FailingRow} has no value", thrown.Message);
        AssertOnlyWholeFiles(request.Folder, clean);

        Assert.Equal(TableAction.Completed, Assert.Single(Runs.Generate(request)).Action);
        FolderTree.AssertSame(clean, request.Folder);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CancellationStopsBetweenBatchesAndTheNextRunCompletesTheLake(int threads)
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"), threads: threads);
        using var stop = new CancellationTokenSource();
        var stopping = request with { Tables = [Broken(request, _ => stop.Cancel())] };

        Assert.ThrowsAny<OperationCanceledException>(() => Generator.Run(stopping, stop.Token));
        AssertOnlyWholeFiles(request.Folder, clean);

        Runs.Generate(request);
        FolderTree.AssertSame(clean, request.Folder);
    }

    [Fact]
    public void CancellationBeforeTheFirstBatchLeavesNothing()
    {
        using var scratch = new ScratchFolder();
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Generator.Run(Runs.Request(scratch.Sub("lake")), stop.Token));
        Assert.Empty(Directory.GetFiles(scratch.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void SpoolTornAnywhereIsGoneOnFrom()
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"), threads: 1);
        var failing = request with { Tables = [Broken(request, _ => throw new InvalidOperationException())] };
        Assert.Throws<InvalidOperationException>(() => Runs.Generate(failing));
        var spool = Assert.Single(Directory.GetFiles(Path.Combine(Runs.TableFolder(request.Folder), "_lakehouse")));
        var whole = File.ReadAllBytes(spool);

        foreach (var cut in (int[])[0, 1, 100, whole.Length / 2, whole.Length - 1])
        {
            using var copy = new ScratchFolder();
            FolderTree.Copy(request.Folder, copy.FullName);
            File.WriteAllBytes(spool.Replace(request.Folder, copy.FullName, StringComparison.Ordinal), whole[..cut]);
            Runs.Generate(request with { Folder = copy.FullName });
            FolderTree.AssertSame(clean, copy.FullName);
        }
    }

    [Fact]
    public void FileThatTheSpoolTellsOfIsMadeAgainIfItIsNotWhole()
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"), threads: 1);
        Assert.Throws<InvalidOperationException>(() => Runs.Generate(
            request with { Tables = [Broken(request, _ => throw new InvalidOperationException())] }));
        var files = Directory.GetFiles(Runs.TableFolder(request.Folder), "*.parquet").Order(StringComparer.Ordinal).ToList();
        Flip(files[0]);
        File.Delete(files[1]);

        Runs.Generate(request);
        FolderTree.AssertSame(clean, request.Folder);
    }

    [Fact]
    public void WholeFilesOfAnEarlierRunAreNotMadeAgain()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"), threads: 1);
        Assert.Throws<InvalidOperationException>(() => Runs.Generate(
            request with { Tables = [Broken(request, _ => throw new InvalidOperationException())] }));

        var made = new List<long>();
        Runs.Generate(request with { Tables = [new FakeTable(42, 10_000, 1_800) { BeforeBatch = made.Add }] });
        Assert.Equal([5_400, 7_200, 9_000], made);
    }

    [Fact]
    public void EmptyWorkFolderOfARunKilledAtItsVeryEndGoesFromAWholeTable()
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);
        Directory.CreateDirectory(Path.Combine(Runs.TableFolder(request.Folder), "_lakehouse"));

        Assert.Equal(TableAction.Unchanged, Assert.Single(Runs.Generate(request)).Action);
        FolderTree.AssertSame(clean, request.Folder);
    }

    [Fact]
    public void LeftoversOfThisPlanGoAndThoseOfOthersStay()
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"));
        var folder = Runs.TableFolder(request.Folder);
        var ours = new SliceFileName(request.Plan.Id, Runs.Table, request.Layout).Of(3);
        var theirs = new SliceFileName(Runs.Plan(seed: 7).Id, Runs.Table, request.Layout).Of(3);
        Directory.CreateDirectory(Path.Combine(folder, "_delta_log"));
        File.WriteAllText(Path.Combine(folder, $".{ours}.123-1.tmp"), "half");
        File.WriteAllText(Path.Combine(folder, ours), "half, under a name that only a whole file should carry");
        File.WriteAllText(
            Path.Combine(folder, "_delta_log", ".00000000000000000000.json.123-2.tmp"),
            $"{{\"commitInfo\":{{\"tags\":{{\"lakehouse.plan\":\"{request.Plan.Id}\"}}}}}}\n{{\"pro");
        string[] foreign = [$".{theirs}.123-1.tmp", theirs, "notes.txt", "_delta_log/.00000000000000000000.json.9-1.tmp"];
        foreach (var name in foreign)
        {
            File.WriteAllText(Path.Combine(folder, name), "somebody's");
        }

        Runs.Generate(request);

        foreach (var name in foreign)
        {
            Assert.Equal("somebody's", File.ReadAllText(Path.Combine(folder, name)));
            File.Delete(Path.Combine(folder, name));
        }

        FolderTree.AssertSame(clean, request.Folder);
    }

    [Fact]
    public void KilledRunInAnotherLayoutIsClearedAway()
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var request = Runs.Request(scratch.Sub("lake"), threads: 1);
        Assert.Throws<InvalidOperationException>(() => Runs.Generate(request with
        {
            Layout = Runs.Layout(compression: Compression.Zstd),
            Tables = [Broken(request, _ => throw new InvalidOperationException())],
        }));
        Assert.NotEmpty(Directory.GetFiles(Runs.TableFolder(request.Folder), "*.zstd.parquet"));

        Runs.Generate(request);
        FolderTree.AssertSame(clean, request.Folder);
    }

    [Fact]
    public void UnfinishedRunOfAnotherPlanIsLeftAloneAndTold()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"), seed: 7, threads: 1);
        Assert.Throws<InvalidOperationException>(() => Runs.Generate(
            request with { Tables = [Broken(request, _ => throw new InvalidOperationException())] }));
        var left = FolderTree.Of(request.Folder);

        var listener = new Listener();
        Runs.Generate(Runs.Request(request.Folder) with { Observer = listener });

        Assert.Contains(request.Plan.Id[..12], Assert.Single(listener.Notices), StringComparison.Ordinal);
        var now = FolderTree.Of(request.Folder);
        Assert.All(left, entry => Assert.Equal(entry.Value, now[entry.Key]));
    }

    [Fact]
    public async Task OfTwoWritersAtOnceOneIsToldOrBothFindTheSameLake()
    {
        using var scratch = new ScratchFolder();
        var clean = Clean(scratch);
        var lake = scratch.Sub("lake");
        using var together = new Barrier(2);
        var runs = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            together.SignalAndWait();
            return Record.Exception(() => Runs.Generate(Runs.Request(lake)));
        })).ToList();
        var thrown = await Task.WhenAll(runs);

        Assert.Contains(thrown, e => e is null);
        Assert.All(thrown.Where(e => e is not null), e =>
            Assert.Contains("Another run is writing", Assert.IsType<GenerationException>(e).Message, StringComparison.Ordinal));
        FolderTree.AssertSame(clean, lake);
    }

    [Fact]
    public void WriterThatIsThereFirstIsNamedByFolder()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"), threads: 1);
        GenerationException? second = null;
        var holding = new FakeTable(42, 10_000, 1_800)
        {
            BeforeBatch = first =>
            {
                if (first == 0)
                {
                    second = Assert.Throws<GenerationException>(() => Runs.Generate(Runs.Request(request.Folder)));
                }
            },
        };

        Runs.Generate(request with { Tables = [holding] });
        Assert.Contains(Runs.TableFolder(request.Folder), second!.Message, StringComparison.Ordinal);
    }

    private static string Clean(ScratchFolder scratch)
    {
        var folder = scratch.Sub("clean");
        Runs.Generate(Runs.Request(folder));
        return folder;
    }

    private static FakeTable Broken(GenerationRequest request, Action<long> atFailingRow) => new(request.Plan.Seed, 10_000, 1_800)
    {
        BeforeBatch = first =>
        {
            if (first == FailingRow)
            {
                atFailingRow(first);
            }
        },
    };

    private static void AssertOnlyWholeFiles(string lake, string clean)
    {
        var folder = Runs.TableFolder(lake);
        Assert.False(Directory.Exists(Path.Combine(folder, "_delta_log")));
        Assert.Empty(new FolderStore(folder).Leftovers());
        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.Equal(FolderTree.DigestOf(Path.Combine(Runs.TableFolder(clean), Path.GetFileName(file))), FolderTree.DigestOf(file));
        }
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
