using CsCheck;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Floor;

public sealed class PayoutTests
{
    private const int LeastHold = 40_000;
    private const int Holds = 80_000;
    private const int Lanes = 65_536;

    private static readonly PayTable s_table = new(KnobValues.None);

    // The multiples of the fact sheet, in bets, with their weights.
    private static readonly (decimal Multiple, decimal Weight)[] s_sheet =
        [(100, .005m), (50, .015m), (10, .03m), (5, .08m), (2, .12m), (1, .20m), (.5m, .25m)];

    [Fact]
    public void The_expectation_is_the_hold_to_half_a_lane_for_every_hold_a_machine_can_have()
    {
        for (var hold = LeastHold; hold < LeastHold + Holds; hold++)
        {
            var payout = new Payout(hold, s_table);
            long halfBets = 0;
            var winning = 0;
            for (var prize = 0; prize < Payout.Prizes; prize++)
            {
                Assert.True(payout.LanesOf(prize) > 0, $"Prize {prize} cannot be won at hold {hold}.");
                winning += payout.LanesOf(prize);
                halfBets += (long)payout.LanesOf(prize) * Payout.HalfBetsOf(prize);
            }

            Assert.InRange(winning, 1, Lanes - 1);

            // Both sides in millionths of a half bet over all lanes.
            var off = (halfBets * 1_000_000) - (2L * Lanes * (1_000_000 - hold));
            Assert.True(Math.Abs(off) <= 500_000, $"At hold {hold} the expectation is off by {off}.");
        }
    }

    [Fact]
    public void Multiples_own_their_rounded_share_of_lanes_and_the_half_bet_takes_what_rounding_left()
    {
        var mean = s_sheet.Sum(p => p.Multiple * p.Weight);
        Assert.Equal(2.515m, mean);
        for (var hold = LeastHold; hold < LeastHold + Holds; hold += 7)
        {
            var payout = new Payout(hold, s_table);
            var winChance = (1 - (hold / 1_000_000m)) / mean;
            for (var prize = 0; prize < Payout.Prizes; prize++)
            {
                Assert.Equal(2 * s_sheet[prize].Multiple, Payout.HalfBetsOf(prize));
                var exact = Lanes * winChance * s_sheet[prize].Weight;
                if (prize < Payout.Prizes - 1)
                {
                    Assert.Equal(decimal.Round(exact, MidpointRounding.AwayFromZero), payout.LanesOf(prize));
                }
                else
                {
                    // The rounding of the largest multiples weighs 200, 100, 20, ... half bets.
                    Assert.InRange(payout.LanesOf(prize), exact - 170, exact + 170);
                }
            }
        }
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(85_000)]
    [InlineData(119_999)]
    public void Each_lane_of_chance_wins_the_multiple_that_owns_it(int hold)
    {
        var payout = new Payout(hold, s_table);
        var owned = new List<int>(Lanes);
        for (var prize = 0; prize < Payout.Prizes; prize++)
        {
            owned.AddRange(Enumerable.Repeat(Payout.HalfBetsOf(prize), payout.LanesOf(prize)));
        }

        owned.AddRange(Enumerable.Repeat(0, Lanes - owned.Count));
        var seen = new bool[Lanes];
        var left = Lanes;
        for (var key = 0UL; left > 0; key++)
        {
            var lane = Mix.Lane(Mix.Of(key, 0UL), 0);
            if (!seen[lane])
            {
                seen[lane] = true;
                left--;
                Assert.Equal(owned[lane], payout.HalfBetsOneByOne(key, 1));
                Assert.Equal(owned[lane], payout.HalfBets(key, 1));
            }
        }
    }

    [Fact]
    public void The_fast_way_wins_what_the_plain_loop_wins_for_any_number_of_games()
    {
        for (var games = 0; games <= 600; games++)
        {
            var key = Mix.Of(11, games);
            var payout = new Payout(LeastHold + (int)Mix.Below(key, Holds), s_table);
            Assert.Equal(payout.HalfBetsOneByOne(key, games), payout.HalfBets(key, games));
        }

        Samples.Hold(3_000, Gen.Select(Gen.ULong, Gen.Int[1, 600], Gen.Int[LeastHold, LeastHold + Holds - 1]), c =>
        {
            var payout = new Payout(c.Item3, s_table);
            Assert.Equal(payout.HalfBetsOneByOne(c.Item1, c.Item2), payout.HalfBets(c.Item1, c.Item2));
        });
    }
}
