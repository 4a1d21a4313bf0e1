using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

public sealed class LedgerTests
{
    [Theory]
    [InlineData("demo", 6, 15, 79)]
    [InlineData("small", 60, 75, 365)]
    [InlineData("medium", 600, 750, 3_650)]
    [InlineData("large", 3_000, 1_500, 5_500)]
    [InlineData("xlarge", 12_000, 7_500, 30_500)]
    public void Filings_by_kind_are_those_of_the_construction(string scale, long jackpots, long suspicions, long currency)
    {
        var ledger = new Ledger(TestPlans.Of(scale));

        Assert.Equal((jackpots, suspicions, currency), (ledger.JackpotFilings, ledger.SuspicionFilings, ledger.CurrencyFilings));
    }

    [Theory]
    [InlineData("demo", 4, 18, 4)]
    [InlineData("small", 10, 24, 8)]
    [InlineData("medium", 100, 243, 3)]
    [InlineData("large", 500, 1_245, 10)]
    [InlineData("xlarge", 2_000, 4_995, 10)]
    public void Machines_and_visitors_a_day_are_those_of_the_construction(string scale, long machines, long visitors, long give)
    {
        var model = new CasinoModel(TestPlans.Of(scale));

        Assert.Equal(machines, model.Machines.Count);
        Assert.InRange(model.Days.Average(d => d.Visitors), visitors - give, visitors + give);
    }

    [Fact]
    public void Kinds_of_slot_row_share_the_count_by_weight_and_an_odd_row_goes_to_plays()
    {
        var demo = TestPlans.Of("demo");
        for (var slots = 1; slots <= 3_000; slots++)
        {
            var ledger = new Ledger(TestPlans.WithCounts(demo, 7, (TestPlans.Slots, slots)));
            var shares = Deal.Shares(slots, [70, 10, 5, 4, 3, 2, 2, 2, 1, 1]);

            var doors = Math.Min(shares[6], shares[7]);
            var power = Math.Min(shares[8], shares[9]);
            var odd = shares[6] + shares[7] - (2 * doors) + shares[8] + shares[9] - (2 * power);
            Assert.InRange(odd, 0, 2);
            Assert.Equal(
                [shares[0] + odd, .. shares[1..5], ledger.JackpotFilings, shares[5] - ledger.JackpotFilings, doors, power],
                ledger.Slots);
            Assert.Equal(slots, ledger.Slots.Select((quota, deal) => quota * Ledger.RowsPerDeal(deal)).Sum());
            Assert.Equal(ledger.Machines < 2 ? 0 : shares[5] * 3 / 10, ledger.JackpotFilings);
        }
    }

    [Fact]
    public void One_machine_stands_for_thirty_three_rows_a_day_and_there_is_always_one()
    {
        (long, int)[] cases = [(1, 1), (1, 30), (33, 1), (49, 1), (50, 1), (51, 1), (10, 30), (1_000, 1), (1_000_000_000_000, 30)];
        foreach (var (slots, days) in cases)
        {
            var ledger = new Ledger(TestPlans.WithCounts(TestPlans.Of("demo"), days, (TestPlans.Slots, slots)));

            Assert.Equal(Math.Max(1, decimal.Round(slots * 0.03m / days, MidpointRounding.AwayFromZero)), ledger.Machines);
        }
    }

    [Fact]
    public void The_least_number_of_filings_is_the_least_that_leaves_room_for_those_of_jackpots()
    {
        var demo = TestPlans.Of("demo");
        for (var slots = 100; slots < 200_000; slots += 331)
        {
            var ledger = new Ledger(TestPlans.WithCounts(demo, 7, (TestPlans.Slots, slots)));
            long least = 0;
            while (least - (least * 3 / 20) < ledger.JackpotFilings)
            {
                least++;
            }

            Assert.Equal(least, ledger.LeastFilings);
        }
    }

    [Fact]
    public void High_jackpots_go_only_where_a_machine_can_give_them()
    {
        var prices = new PriceBook(KnobValues.None);

        Assert.Equal(0, prices.HighWeightBefore(1));
        foreach (var denomination in prices.Denominations)
        {
            for (ulong mix = 0; mix < 256; mix++)
            {
                if (denomination.HighWeight > 0)
                {
                    Assert.True(denomination.Jackpot(high: true, mix << 56) >= 120_000);
                }

                if (denomination.LowWeight > 0)
                {
                    Assert.InRange(denomination.Jackpot(high: false, mix << 56), 1, 119_999);
                }
            }
        }
    }
}
