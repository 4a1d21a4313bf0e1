using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests;

public sealed class ParquetFolderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void AnyNumberOfThreadsGivesTheSameFolder(int threads)
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(Request(scratch.Sub("a")));
        Runs.Generate(Request(scratch.Sub("b")) with { Threads = threads });

        var tree = Runs.Tree(scratch.Sub("a"));
        Assert.Equal(["bronze_fake.parquet", "bronze_other.parquet", "lakehouse.json"], tree.Keys);
        Assert.Equal(tree, Runs.Tree(scratch.Sub("b")));
        Assert.Empty(Verify(scratch.Sub("a")).Problems);
    }

    [Fact]
    public void SamePlanAgainIsUnchangedAndALostFileIsMadeAgain()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        Runs.Generate(request);
        var tree = Runs.Tree(request.Folder);
        Assert.All(Runs.Generate(request), outcome => Assert.Equal(TableAction.Unchanged, outcome.Action));

        File.Delete(Path.Combine(request.Folder, "bronze_other.parquet"));
        Assert.Equal([TableAction.Unchanged, TableAction.Completed], Runs.Generate(request).Select(o => o.Action));
        Assert.Equal(tree, Runs.Tree(request.Folder));
    }

    [Fact]
    public void AnotherPlanAndForeignFilesAreRefusedUnlessOverwritten()
    {
        using var scratch = new ScratchFolder();
        var old = Request(scratch.Sub("out"), seed: 1);
        Runs.Generate(old);
        var request = Request(old.Folder, seed: 2);

        var refused = Assert.Throws<RefusedException>(() => Runs.Generate(request));
        Assert.Contains("seed is 1 there and 2 asked", refused.Message, StringComparison.Ordinal);
        Assert.All(Runs.Generate(request with { Overwrite = true }), o => Assert.Equal(TableAction.Overwritten, o.Action));
        Runs.Generate(Request(scratch.Sub("clean"), seed: 2));
        Assert.Equal(Runs.Tree(scratch.Sub("clean")), Runs.Tree(request.Folder));

        Directory.CreateDirectory(scratch.Sub("foreign"));
        File.WriteAllText(scratch.Sub("foreign", "bronze_other.parquet"), "somebody's");
        Assert.Throws<RefusedException>(() => Runs.Generate(Request(scratch.Sub("foreign"))));
        Assert.Equal("somebody's", File.ReadAllText(scratch.Sub("foreign", "bronze_other.parquet")));
    }

    [Fact]
    public void ThrowingColumnLeavesNoFileUnderItsName()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        var failing = new FakeTable(42, 10_000, 1_800)
        {
            BeforeBatch = first =>
            {
                if (first == 5_400)
                {
                    throw new InvalidOperationException();
                }
            },
        };

        Assert.Throws<InvalidOperationException>(() => Runs.Generate(request with { Tables = [failing], Threads = 1 }));
        Assert.Empty(Directory.GetFiles(scratch.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void ProblemsAreFoundByKind()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Sub("out");
        Runs.Generate(Request(folder));
        File.AppendAllText(Path.Combine(folder, "bronze_fake.parquet"), "x");
        File.Move(Path.Combine(folder, "bronze_other.parquet"), Path.Combine(folder, "bronze_moved.parquet"));

        Assert.Equal(
            [
                new Problem("", "bronze_moved.parquet", ProblemKind.Unlisted),
                new Problem("casino.bronze_fake", "bronze_fake.parquet", ProblemKind.Damaged),
                new Problem("casino.bronze_other", "bronze_other.parquet", ProblemKind.Missing),
            ],
            Verify(folder).Problems);

        var manifest = Path.Combine(folder, "lakehouse.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"rows\": 10000", "\"rows\": 10001", StringComparison.Ordinal));
        Assert.Contains(Verify(folder).Problems, p => p is { File: "lakehouse.json", Kind: ProblemKind.Plan });
        File.WriteAllText(manifest, "{\"tables\":[{}]}");
        Assert.Contains(Verify(folder).Problems, p => p is { File: "lakehouse.json", Kind: ProblemKind.Log });
        Assert.Throws<GenerationException>(() => Runs.Generate(Request(folder)));
    }

    private static GenerationRequest Request(string folder, ulong seed = 42)
    {
        var request = Runs.Request(folder, seed);
        return request with
        {
            Layout = Runs.Layout(LakeFormat.Parquet),
            Tables = [FakeTable.Of(request.Plan), FakeTable.Of(request.Plan, "bronze_other")],
        };
    }

    private static VerifyResult Verify(string folder) => Verifier.Run(
        new VerifyRequest
        {
            Path = folder,
            Threads = 2,
            OpenTables = plan => [FakeTable.Of(plan), FakeTable.Of(plan, "bronze_other")],
        },
        CancellationToken.None);
}
