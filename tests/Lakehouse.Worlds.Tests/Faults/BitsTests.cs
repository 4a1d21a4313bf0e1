using CsCheck;
using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Faults;

public sealed class BitsTests
{
    [Fact]
    public void Runs_of_bits_come_over_and_the_bits_before_them_stay() => Samples.Hold(
        500,
        Gen.Select(Gen.Byte.Array[1, 40], Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300]),
        given =>
        {
            var (source, from, to, count) = given;
            from %= source.Length * 8;
            count = Math.Min(count, (source.Length * 8) - from);
            var target = new ulong[10];
            target.AsSpan().Fill(0xAAAA_AAAA_AAAA_AAAA);

            Bits.Copy(source, from, target, to, count);

            for (var i = 0; i < to + count; i++)
            {
                var expected = i < to ? i % 2 == 1 : (source[(from + i - to) / 8] >> ((from + i - to) % 8) & 1) == 1;
                Assert.Equal(expected, (target[i / 64] >> (i % 64) & 1) == 1);
            }
        });
}
