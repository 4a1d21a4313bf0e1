namespace Lakehouse.Validation.Tests;

/// <summary>No rule is empty: each notices every fault planted for it in a copy of a sound world.</summary>
public sealed class ViolationTests(SoundCopy copy) : IClassFixture<SoundCopy>
{
    [Fact]
    public void EveryRuleHasViolations() => Assert.Equal(Rules.Names, Rules.ViolatedNames);

    [Theory]
    [MemberData(nameof(Rules.AsCases), MemberType = typeof(Rules))]
    public void EveryViolationIsNoticed(string rule)
    {
        var sql = Rules.Sql(rule);
        var violations = Rules.Violations(rule).ToArray();

        Assert.False(copy.ReturnsRows(sql), "The copy is not sound before anything is planted.");
        Assert.NotEmpty(violations);
        Assert.All(violations, violation => Assert.True(copy.ReturnsRowsAfter(violation, sql), $"Not noticed: {violation}"));
    }
}
