using CsCheck;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class PermutationTests
{
    private const int Keys = 20_000;

    [Fact]
    public void Every_small_permutation_is_a_bijection_with_its_inverse()
    {
        for (long n = 1; n <= 300; n++)
        {
            foreach (var key in (ulong[])[0, 42, ulong.MaxValue])
            {
                var permutation = new Permutation(key, n);
                var hit = new bool[n];
                for (long i = 0; i < n; i++)
                {
                    var value = permutation.Forward(i);
                    Assert.InRange(value, 0, n - 1);
                    Assert.False(hit[value], $"{value} is hit twice by the permutation of {n} under key {key}.");
                    hit[value] = true;
                    Assert.Equal(i, permutation.Inverse(value));
                }

                Assert.Equal(n, permutation.Count);
            }
        }
    }

    [Fact]
    public void Forward_and_inverse_undo_each_other_up_to_the_largest_sizes()
    {
        var cases = Gen.Select(Gen.ULong, Gen.Int[0, 62], Gen.Long[0, long.MaxValue], Gen.Long[0, long.MaxValue]);
        Samples.Hold(5_000, cases, c =>
        {
            var (key, shift, size, place) = c;
            var n = Math.Max(1, size >> shift);
            var permutation = new Permutation(key, n);
            var index = place % n;
            var value = permutation.Forward(index);
            Assert.InRange(value, 0, n - 1);
            Assert.Equal(index, permutation.Inverse(value));
            Assert.Equal(index, permutation.Forward(permutation.Inverse(index)));
        });
    }

    [Fact]
    public void Sizes_at_powers_of_two_and_beside_them_keep_to_their_range_at_both_ends()
    {
        for (var exponent = 2; exponent < 63; exponent++)
        {
            foreach (var n in new[] { (1L << exponent) - 1, 1L << exponent, (1L << exponent) + 1 })
            {
                var permutation = new Permutation(9, n);
                foreach (var index in new[] { 0, 1, n / 2, n - 2, n - 1 })
                {
                    var value = permutation.Forward(index);
                    Assert.InRange(value, 0, n - 1);
                    Assert.Equal(index, permutation.Inverse(value));
                }
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public void Over_many_keys_every_index_of_a_power_of_two_goes_everywhere_equally_often(int n)
    {
        var (counts, fixedPoints) = Spread(n);

        // A random permutation has one fixed point in the mean, whatever its size, with standard deviation one.
        Assert.InRange(fixedPoints, Keys - (6 * Math.Sqrt(Keys)), Keys + (6 * Math.Sqrt(Keys)));
        for (var i = 0; i < n; i++)
        {
            Assert.InRange(Statistics.ChiSquareDeviation(counts.AsSpan(i * n, n)), -6, 6);
        }
    }

    // Walking over few bits still leans a little: told in the limits here.
    [Theory]
    [InlineData(3, 0.05)]
    [InlineData(5, 0.08)]
    [InlineData(10, 0.10)]
    [InlineData(17, 0.12)]
    [InlineData(20, 0.15)]
    [InlineData(33, 0.20)]
    public void Over_many_keys_every_index_of_any_small_size_goes_everywhere_about_equally_often(int n, double lean)
    {
        var (counts, fixedPoints) = Spread(n);

        Assert.InRange(fixedPoints, 0.9 * Keys, 1.15 * Keys);
        Assert.All(counts, count => Assert.InRange(count * (double)n / Keys, 1 - lean, 1 + lean));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(65_536)]
    [InlineData(1_000_003)]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public void Neighbouring_indices_land_far_apart(long n)
    {
        const int Draws = 1 << 16;
        const int Cells = 16;
        var permutation = new Permutation(3, n);
        var draws = Math.Min(Draws, n);
        var places = new int[Cells];
        var steps = new int[Cells];
        for (long i = 0; i < draws; i++)
        {
            var value = permutation.Forward(i);
            var next = permutation.Forward((i + 1) % n);
            places[(int)((UInt128)value * Cells / (ulong)n)]++;
            steps[(int)((UInt128)((ulong)(next - value + (next < value ? n : 0))) * Cells / (ulong)n)]++;
        }

        Assert.InRange(Statistics.ChiSquareDeviation(places), -6, 6);
        Assert.InRange(Statistics.ChiSquareDeviation(steps), -6, 6);
    }

    [Fact]
    public void Permutations_of_other_keys_are_others()
    {
        var a = new Permutation(1, 1_000);
        var b = new Permutation(2, 1_000);

        Assert.InRange(Enumerable.Range(0, 1_000).Count(i => a.Forward(i) == b.Forward(i)), 0, 12);
    }

    [Fact]
    public void A_negative_size_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Permutation(1, -1));

    private static (int[] Counts, int FixedPoints) Spread(int n)
    {
        var counts = new int[n * n];
        var fixedPoints = 0;
        for (var key = 0; key < Keys; key++)
        {
            var permutation = new Permutation(Mix.Of(5, key), n);
            for (var i = 0; i < n; i++)
            {
                var value = (int)permutation.Forward(i);
                counts[(i * n) + value]++;
                fixedPoints += value == i ? 1 : 0;
            }
        }

        return (counts, fixedPoints);
    }
}
