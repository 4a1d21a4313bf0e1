using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class MixTests
{
    private const double Bound = 6;
    private const int Draws = 1 << 16;

    private static readonly ulong[] s_keys = [0, 1, 2, 0x8000_0000_0000_0000, ulong.MaxValue, 0x0123_4567_89AB_CDEF];

    [Fact]
    public void Counters_from_one_on_give_the_published_sequence_of_SplitMix64()
    {
        ulong[] published =
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];

        Assert.Equal(published, Enumerable.Range(1, 5).Select(i => Mix.Of(1_234_567, (ulong)i)));
    }

    [Fact]
    public void High_bits_and_each_16_bit_lane_are_uniform_for_any_key()
    {
        foreach (var key in s_keys)
        {
            var high = new int[256];
            var lanes = Enumerable.Range(0, 8).Select(_ => new int[256]).ToArray();
            for (var i = 0; i < Draws; i++)
            {
                var mix = Mix.Of(key, i);
                high[mix >> 56]++;
                for (var lane = 0; lane < 4; lane++)
                {
                    var bits = (int)((mix >> (16 * lane)) % 65_536);
                    if (Mix.Lane(mix, lane) != bits)
                    {
                        Assert.Fail($"Lane {lane} of {mix:x16} is {Mix.Lane(mix, lane):x4}.");
                    }

                    lanes[2 * lane][bits >> 8]++;
                    lanes[(2 * lane) + 1][bits & 0xFF]++;
                }
            }

            Assert.InRange(Statistics.ChiSquareDeviation(high), -Bound, Bound);
            Assert.All(lanes, counts => Assert.InRange(Statistics.ChiSquareDeviation(counts), -Bound, Bound));
        }
    }

    [Fact]
    public void Lanes_of_one_mix_are_independent_of_each_other()
    {
        for (var a = 0; a < 4; a++)
        {
            for (var b = a + 1; b < 4; b++)
            {
                var counts = new int[256];
                for (var i = 0; i < Draws; i++)
                {
                    var mix = Mix.Of(42, i);
                    counts[(Mix.Lane(mix, a) >> 12 << 4) | (Mix.Lane(mix, b) >> 12)]++;
                }

                Assert.InRange(Statistics.ChiSquareDeviation(counts), -Bound, Bound);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void Draws_below_a_number_are_uniform(int n)
    {
        var counts = new int[n];
        for (var i = 0; i < Draws; i++)
        {
            counts[Mix.Below(Mix.Of(7, i), n)]++;
        }

        Assert.InRange(Statistics.ChiSquareDeviation(counts), -Bound, Bound);
    }

    [Fact]
    public void Draws_below_a_number_take_the_high_word_of_the_product()
    {
        foreach (var n in new[] { 1L, 2, 3, 1_000_003, long.MaxValue })
        {
            foreach (var mix in (ulong[])[0, 1, ulong.MaxValue, ulong.MaxValue - 1, 0x8000_0000_0000_0000])
            {
                Assert.Equal((long)((System.Numerics.BigInteger)mix * n >> 64), Mix.Below(mix, n));
            }
        }
    }

    [Fact]
    public void One_changed_bit_of_counter_or_key_changes_every_output_bit_half_of_the_time()
    {
        const int Samples = 2_048;
        for (var bit = 0; bit < 64; bit++)
        {
            var byCounter = new int[64];
            var byKey = new int[64];
            for (var i = 0; i < Samples; i++)
            {
                var key = Mix.Of(1, i);
                var mix = Mix.Of(key, (ulong)i);
                Count(byCounter, mix ^ Mix.Of(key, (ulong)i ^ (1UL << bit)));
                Count(byKey, mix ^ Mix.Of(key ^ (1UL << bit), (ulong)i));
            }

            for (var output = 0; output < 64; output++)
            {
                Assert.InRange(byCounter[output], Samples * 0.43, Samples * 0.57);
                Assert.InRange(byKey[output], Samples * 0.43, Samples * 0.57);
            }
        }

        static void Count(int[] flips, ulong changed)
        {
            for (var output = 0; output < 64; output++)
            {
                flips[output] += (int)(changed >> output) & 1;
            }
        }
    }

    [Fact]
    public void Neighbouring_counters_keys_and_columns_are_independent()
    {
        var keys = new WorldKeys(42, "casino");
        var zone = keys.Of("bronze_slot_telemetry", "zone");
        var theme = keys.Of("bronze_slot_telemetry", "game_theme");
        var sameInOtherTable = keys.Of("bronze_player_profile", "zone");

        Uncorrelated(i => (Mix.Of(42, i), Mix.Of(42, i + 1)));
        Uncorrelated(i => (Mix.Of(42, i), Mix.Of(43, i)));
        Uncorrelated(i => (Mix.Of(42, i), Mix.Of(42, i, 0)));
        Uncorrelated(i => (Mix.Of(42, i, 3), Mix.Of(42, 3, i)));
        Uncorrelated(i => (Mix.Of(42, 1, i, 3), Mix.Of(42, 1, i, 4)));
        Uncorrelated(i => (Mix.Of(42, i / 64, i % 64), Mix.Of(42, (i / 64) + 1, i % 64)));
        Uncorrelated(i => (Mix.Of(zone, i), Mix.Of(theme, i)));
        Uncorrelated(i => (Mix.Of(zone, i), Mix.Of(sameInOtherTable, i)));
        Uncorrelated(i => (Mix.Of(zone, i), Mix.Of(zone, i) << 16));

        static void Uncorrelated(Func<int, (ulong, ulong)> pair) =>
            Assert.InRange(Statistics.CorrelationDeviation(Draws, pair), -Bound, Bound);
    }
}
