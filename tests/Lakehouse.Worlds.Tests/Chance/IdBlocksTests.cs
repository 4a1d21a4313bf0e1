using System.Globalization;
using CsCheck;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class IdBlocksTests
{
    [Theory]
    [InlineData(10, 1, 11_000)]
    [InlineData(10, 2, 11_000)]
    [InlineData(16, 1, 5_000)]
    public void Numbers_are_distinct_and_each_width_is_used_up_before_the_next(int radix, int leastWidth, int count)
    {
        var ids = new IdBlocks(7, radix, leastWidth);
        var numbers = Enumerable.Range(0, count).Select(i => ids.Number(i)).ToArray();

        Assert.Equal(count, numbers.Distinct().Count());
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(Math.Max(leastWidth, Width(i, radix)), Math.Max(leastWidth, Width(numbers[i], radix)));
        }

        static int Width(long number, int radix) => number.ToString(radix == 16 ? "x" : "d", CultureInfo.InvariantCulture).Length;
    }

    [Fact]
    public void Ids_of_eight_hex_digits_have_that_width_up_to_the_last_and_nine_after_it()
    {
        var ids = new IdBlocks(7, 16, 8);

        Samples.Hold(1_000, Gen.Long[0, uint.MaxValue], i => Assert.InRange(ids.Number(i), 0, uint.MaxValue));
        Samples.Hold(1_000, Gen.Long[1L << 32, (1L << 36) - 1], i => Assert.InRange(ids.Number(i), 1L << 32, (1L << 36) - 1));
        Assert.InRange(ids.Number(uint.MaxValue), 0, uint.MaxValue);
        Assert.InRange(ids.Number((1L << 60) - 1), 1L << 56, (1L << 60) - 1);
    }

    [Fact]
    public void Neighbouring_numbers_say_nothing_about_order()
    {
        var ids = new IdBlocks(7, 10, 5);
        var rising = Enumerable.Range(0, 10_000).Count(i => ids.Number(i) < ids.Number(i + 1));

        Assert.InRange(rising, 4_700, 5_300);
    }

    [Fact]
    public void A_number_beyond_all_blocks_is_refused()
    {
        var ids = new IdBlocks(7, 16, 8);

        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => ids.Number(long.MaxValue));

        Assert.Contains("radix 16", refused.Message, StringComparison.Ordinal);
    }
}
