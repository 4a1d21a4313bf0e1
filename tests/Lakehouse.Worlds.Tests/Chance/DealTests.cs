using System.Numerics;
using CsCheck;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class DealTests
{
    [Fact]
    public void What_is_dealt_before_a_unit_is_the_floor_of_the_exact_share_for_small_and_large_numbers()
    {
        var number = Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62], (value, shift) => value >> shift);
        Samples.Hold(20_000, Gen.Select(number, number, number, number), c =>
        {
            var (quota, before, total, offset) = c;
            total = Math.Max(1, total);
            before %= total;
            offset %= total;
            var exact = (((BigInteger)quota * before) + offset) / total;

            Assert.Equal(exact, Deal.Before(quota, before, total, offset));
        });
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData((long)int.MaxValue + 1)]
    [InlineData((long)int.MaxValue - 1)]
    public void The_short_way_and_the_long_way_agree_where_they_meet(long edge)
    {
        foreach (var (quota, before, offset) in new[] { (edge, edge, edge - 1), (edge, 1, 0), (1, edge, 0), (1, 1, edge), (edge, 5, 7) })
        {
            var total = edge + 3;
            Assert.Equal(
                (((BigInteger)quota * before) + offset) / total, Deal.Before(quota, before, total, offset));
        }
    }

    [Fact]
    public void Deals_telescope_to_the_quota_and_differ_by_one_at_most()
    {
        Samples.Hold(500, Gen.Select(Gen.Long[0, 5_000], Gen.Int[1, 200], Gen.ULong), c =>
        {
            var (quota, units, mix) = c;
            var offset = Mix.Below(mix, units);
            long sum = 0;
            for (var unit = 0; unit < units; unit++)
            {
                var dealt = Deal.Before(quota, unit + 1, units, offset) - Deal.Before(quota, unit, units, offset);
                Assert.InRange(dealt, quota / units, (quota / units) + 1);
                sum += dealt;
            }

            Assert.Equal(quota, sum);
            Assert.Equal(0, Deal.Before(quota, 0, units, offset));
        });
    }

    [Fact]
    public void Shares_by_weight_are_exact_in_sum_and_give_the_rest_to_the_largest_remainders()
    {
        var weights = Gen.Int[0, 1_000].Array[1, 12].Where(w => w.Any(x => x > 0));
        Samples.Hold(2_000, Gen.Select(Gen.Long[0, 1_000_000_000_000_000], Gen.Int[0, 49], weights), c =>
        {
            var (large, shift, weight) = c;
            var total = large >> shift;
            var shares = Deal.Shares(total, weight);

            var sum = (BigInteger)weight.Sum();
            var floors = weight.Select(w => (long)(total * (BigInteger)w / sum)).ToArray();
            var rest = total - floors.Sum();
            var lucky = Enumerable.Range(0, weight.Length)
                .OrderByDescending(i => total * (BigInteger)weight[i] % sum)
                .ThenBy(i => i)
                .Take((int)rest)
                .ToHashSet();
            Assert.Equal(floors.Select((floor, i) => floor + (lucky.Contains(i) ? 1 : 0)), shares);
            Assert.Equal(total, shares.Sum());
        });
    }

    [Fact]
    public void The_pattern_of_denominations_begins_as_the_fact_sheet_says()
    {
        string[] prices = [".01", ".05", ".25", "1", "5", "25", "100"];

        var pattern = Deal.Pattern([30, 10, 25, 20, 10, 4, 1]);

        Assert.Equal(".01 .25 1 .01 .05 5 .25 1 .01 .25", string.Join(' ', pattern.Take(10).Select(i => prices[i])));
        Assert.Equal([30, 10, 25, 20, 10, 4, 1], Enumerable.Range(0, 7).Select(i => pattern.Count(p => p == i)));
    }

    [Fact]
    public void Every_prefix_of_a_pattern_is_fair_to_within_one_and_a_half()
    {
        int[][] mixes = [[40, 30, 18, 9, 3], [5, 5, 5, 3, 2], [30, 10, 25, 20, 10, 4, 1], [1], [7, 0, 1]];
        foreach (var counts in mixes)
        {
            var pattern = Deal.Pattern(counts);
            Assert.Equal(counts.Sum(), pattern.Length);
            var seen = new int[counts.Length];
            for (var i = 0; i < pattern.Length; i++)
            {
                seen[pattern[i]]++;
                for (var c = 0; c < counts.Length; c++)
                {
                    var fair = counts[c] * (i + 1.0) / pattern.Length;
                    Assert.InRange(seen[c], fair - 1.5, fair + 1.5);
                }
            }
        }
    }
}
