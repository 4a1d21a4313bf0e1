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
    [InlineData("tables.bets.poker_low_1.least=2", "tables.bets.poker_low_1.most (2) must be 3 at least", "tables.bet_spread")]
    [InlineData("tables.bet_spread=120", "up to 120 percent (tables.bet_spread)", "tables.bets.poker_low_1.most (2) must be 2.2 at least")]
    [InlineData("cage.deposit_methods.check=0 cage.deposit_methods.wire=0", "cage.deposit_methods.check and cage.deposit_methods.wire cannot both be 0")]
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
    [InlineData("cage.deposit_methods.cash=0 cage.deposit_methods.check=0")]
    [InlineData("filings.sar_categories.structuring=0 filings.sar_categories.wire_transfer_anomaly=100")]
    [InlineData("filings.w2g_from=50000 slots.jackpots.high_share=0")]
    public void Allowed(string settings) => Assert.NotEmpty(Make(settings).Counts);

    private static Plan Make(string settings) => TestPlans.Casino.MakePlan(new PlanRequest
    {
        Scale = "demo",
        Knobs = settings.Split(' ').Select(setting => setting.Split('=')).ToDictionary(
            pair => pair[0], pair => decimal.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)),
    });
}
