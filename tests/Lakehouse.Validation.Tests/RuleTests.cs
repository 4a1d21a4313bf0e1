namespace Lakehouse.Validation.Tests;

/// <summary>Every rule of the casino holds in every world that can be made in a moment.</summary>
public sealed class RuleTests(CasinoLakes lakes)
{
    private const int ShownRows = 3;

    // Shares are exact in the window that the counts are for.
    private const string RuleOfCountedWindow = "event_types_are_dealt_exactly";

    [Theory]
    [MemberData(nameof(Rules.AsCases), MemberType = typeof(Rules))]
    public void NoRowBreaksIt(string rule)
    {
        var worlds = lakes.Presets().Concat(lakes.ClockChanges()).Concat(lakes.OtherZones());
        if (rule != RuleOfCountedWindow)
        {
            worlds = worlds.Concat(lakes.OtherLengths());
        }

        var sql = Rules.Sql(rule);
        var broken = from world in worlds
                     from row in world.Query(sql, ShownRows)
                     select $"{world.Name}: {string.Join(" | ", row.Select(cell => cell ?? "null"))}";

        Assert.Empty(broken);
    }
}
