using Lakehouse.Tools.NamePools;
using Xunit;

namespace Lakehouse.Tools.Tests;

public sealed class PoolTests
{
    [Fact]
    public void Checked_in_pools_are_what_the_tool_makes_at_the_pinned_version()
    {
        foreach (var pool in CasinoPools.All())
        {
            var text = Repository.Read($"src/Lakehouse.Worlds/Casino/Pools/{pool.File}");

            Assert.Empty(pool.Problems(text));
            if (pool.Draw is not null)
            {
                Assert.True(pool.Make() == text, $"{pool.File} is not what the tool makes.");
            }
        }
    }

    [Theory]
    [InlineData("Anna\nBert", "line feed")]
    [InlineData("Anna\n", "must have 2")]
    [InlineData("Bert\nAnna\n", "'Anna' after 'Bert'")]
    [InlineData("Anna\nAnna\n", "stand once")]
    [InlineData("Anna\nBert, the\n", "'Bert, the'")]
    [InlineData("Anna\nbert\n", "'bert'")]
    [InlineData("Anna\nBjörn\n", "'Björn'")]
    public void A_spoilt_pool_is_refused_by_its_fault(string text, string cause)
    {
        var pool = new Pool("names.txt", 2, Draw: null);

        Assert.Contains(pool.Problems(text), p => p.Contains(cause, StringComparison.Ordinal));
        Assert.Empty(pool.Problems("Anna\nBert\n"));
    }

    [Fact]
    public void Values_that_a_file_could_not_hold_are_passed_over_when_drawn()
    {
        var drawn = new Queue<string>(["Zoe", "de Bruin", "Müller", "O'Neil", "Zoe", "Smith, Jr.", "Ann"]);
        var pool = new Pool("names.txt", 3, drawn.Dequeue);

        Assert.Equal("Ann\nO'Neil\nZoe\n", pool.Make());
    }
}
