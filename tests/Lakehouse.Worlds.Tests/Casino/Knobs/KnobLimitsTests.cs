using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Knobs;

/// <summary>Settings that no floor can keep, or that would change nothing, are refused with the knobs that stand in each other's way.</summary>
public sealed class KnobLimitsTests
{
    [Theory]
    [InlineData("slots.hold_most=3 slots.hold_least=5", "slots.hold_most must be over slots.hold_least")]
    [InlineData("cage.front_money_most=600 cage.front_money_least=700", "cage.front_money_most (600) cannot be below cage.front_money_least (700)")]
    [InlineData("filings.structuring_from=4000", "set it to 8000, for instance")]
    [InlineData("filings.wire_from=90000 cage.wire_most=80000", "below cage.wire_most")]
    [InlineData("tables.bets.poker_low_1.least=2", "tables.bets.poker_low_1.most (2) must be one and a half times")]
    [InlineData("slots.jackpots.high_share=100", "the house would lose")]
    [InlineData("slots.jackpots.high.cents_1=5", "slots.jackpots.high.cents_1 (5) would change nothing", "lower filings.w2g_from (1200)")]
    [InlineData("slots.jackpots.low.dollars_5=1", "slots.jackpots.low.dollars_5 (1) would change nothing", "raise filings.w2g_from (1200)")]
    public void Refused(string settings, params string[] sentences)
    {
        var refused = Assert.Throws<PlanException>(() => Make(settings));

        Assert.All(sentences, sentence => Assert.Contains(sentence, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("slots.jackpots.high.cents_1=5 filings.w2g_from=500")]
    [InlineData("slots.jackpots.low.dollars_5=1 filings.w2g_from=5001 slots.events.jackpot=1")]
    [InlineData("slots.jackpots.low.dollars_5=0 slots.jackpots.high.cents_1=0")]
    [InlineData("filings.w2g_from=50000 slots.jackpots.high_share=0")]
    public void Allowed(string settings) => Assert.NotEmpty(Make(settings).Counts);

    private static Plan Make(string settings) => TestPlans.Casino.MakePlan(new PlanRequest
    {
        Scale = "demo",
        Knobs = settings.Split(' ').Select(setting => setting.Split('=')).ToDictionary(
            pair => pair[0], pair => decimal.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)),
    });
}
