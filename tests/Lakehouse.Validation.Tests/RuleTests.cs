namespace Lakehouse.Validation.Tests;

/// <summary>Every rule of the casino holds in every world that can be made in a moment.</summary>
public sealed class RuleTests(CasinoLakes lakes)
{
    private const int ShownRows = 3;

    [Theory]
    [MemberData(nameof(Rules.AsCases), MemberType = typeof(Rules))]
    public void NoRowBreaksIt(string rule)
    {
        var broken = from world in lakes.All()
                     from row in world.Lake.FirstRows(Rules.Sql(rule), ShownRows)
                     select $"{world.Name}: {string.Join(" | ", row.Select(cell => cell ?? "null"))}";

        Assert.Empty(broken);
    }
}
