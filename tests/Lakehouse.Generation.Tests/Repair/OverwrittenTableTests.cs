using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>Tables whose generated version replaced an older one: their commits hold a time and an id that no plan gives.</summary>
public sealed class OverwrittenTableTests : IDisposable
{
    private static readonly string s_second = DamagedLake.LogOf(CleanLake.First).Replace("0.json", "1.json", StringComparison.Ordinal);

    private readonly ScratchFolder _scratch = new();
    private readonly DamagedLake _lake;

    public OverwrittenTableTests()
    {
        var folder = _scratch.Sub("lake");
        Runs.Generate(CleanLake.Request(folder, Runs.Plan(seed: 3)));
        Runs.Generate(CleanLake.Request(folder) with { Overwrite = true });
        FolderTree.Copy(folder, _scratch.Sub("clean"));
        _lake = new DamagedLake(folder, _scratch.Sub("clean"));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void OverwrittenTableIsSoundAndItsFilesAreRepaired()
    {
        Assert.True(_lake.Verify(deep: true).IsSound);
        var live = new SliceFileName(CleanLake.Plan.Id, CleanLake.First, Runs.Layout()).Of(2);
        _lake.Flip($"Tables/casino/bronze_fake/{live}");
        _lake.AssertRepaired();
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.3)]
    public void ShortenedCommitIsWrittenAgainWithTheTimeThatItsLinesAgreeOn(double part)
    {
        _lake.EditLog(CleanLake.First, text => text[..(int)(text.Length * part)], version: 1);
        Assert.Contains(_lake.Verify().Problems, p => p is { Kind: ProblemKind.Log } && p.File == s_second);
        _lake.AssertRepaired();
    }

    [Theory]
    [InlineData("\"timestamp\":1", "\"timestamp\":2")]
    [InlineData("\"deletionTimestamp\":1", "\"deletionTimestamp\":2")]
    [InlineData("\\\"id\\\":0", "\\\"id\\\":1")]
    [InlineData("\"mode\":\"Overwrite\"", "\"mode\":\"Overwrote\"")]
    public void EditedCommitIsFoundAndWrittenAgain(string from, string to)
    {
        _lake.EditLog(CleanLake.First, text =>
        {
            var at = text.IndexOf(from, StringComparison.Ordinal);
            return text[..at] + to + text[(at + from.Length)..];
        }, version: 1);
        Assert.Contains(_lake.Verify().Problems, p => p.File == s_second);
        _lake.AssertRepaired();
    }

    [Fact]
    public void CommitOfWhichTooLittleIsLeftIsRefused()
    {
        _lake.EditLog(CleanLake.First, text => text[..text.IndexOf('\n', StringComparison.Ordinal)], version: 1);
        Assert.Contains("at a time that only its own file held", _lake.AssertRefused(s_second), StringComparison.Ordinal);
        _lake.EditLog(CleanLake.First, _ => "", version: 1);
        Assert.Contains("nothing is left of it", _lake.AssertRefused(s_second), StringComparison.Ordinal);
    }

    [Fact]
    public void LostCommitLeavesTheOldVersionAndFilesThatAreNamed()
    {
        File.Delete(_lake.PathOf(s_second));
        var left = _lake.Repair().Problems;
        Assert.Equal(6, left.Count);
        Assert.All(left, p => Assert.Contains(
            $"belongs to plan {CleanLake.Plan.Id[..12]}, whose run did not end or whose version is lost",
            p.Outcome!.Reason,
            StringComparison.Ordinal));
    }

    [Fact]
    public void FirstVersionIsWrittenAgainUnderTheSecond()
    {
        File.Delete(_lake.PathOf(DamagedLake.LogOf(CleanLake.First)));
        _lake.AssertRepaired();

        // Nothing needs the old version's files any more: its commit is written again, they are not.
        File.Delete(_lake.PathOf(DamagedLake.LogOf(CleanLake.First)));
        var old = new SliceFileName(Runs.Plan(seed: 3).Id, CleanLake.First, Runs.Layout());
        File.Delete(_lake.PathOf($"Tables/casino/bronze_fake/{old.Of(1)}"));
        Assert.True(_lake.Repair().IsSound);
        Assert.False(File.Exists(_lake.PathOf($"Tables/casino/bronze_fake/{old.Of(1)}")));
    }

    [Fact]
    public void BothVersionsAreWrittenAgain()
    {
        File.Delete(_lake.PathOf(DamagedLake.LogOf(CleanLake.First)));
        _lake.EditLog(CleanLake.First, text => text[..(text.Length / 2)], version: 1);
        _lake.AssertRepaired(plans: [Runs.Plan(seed: 3)]);
    }
}
