using System.Globalization;
using System.Text;
using CsCheck;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Tables;

public sealed class TextsTests
{
    private static readonly Gen<long> s_numbers = Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62], (n, shift) => n >> shift);

    [Fact]
    public void Decimal_digits_are_those_of_the_runtime_for_any_number_and_width()
    {
        Samples.Hold(20_000, Gen.Select(s_numbers, Gen.Int[1, 12]), c => SameDecimal(c.Item1, c.Item2));
        for (long power = 1; power <= long.MaxValue / 10; power *= 10)
        {
            SameDecimal(power - 1, 1);
            SameDecimal(power, 1);
            SameDecimal(power, 5);
        }

        SameDecimal(long.MaxValue, 1);
        SameDecimal(uint.MaxValue, 1);
        SameDecimal((long)uint.MaxValue + 1, 1);
    }

    [Fact]
    public void Hex_digits_are_those_of_the_runtime_for_any_number_and_width()
    {
        Samples.Hold(20_000, Gen.Select(s_numbers, Gen.Int[1, 12]), c => SameHex(c.Item1, c.Item2));
        Samples.Hold(5_000, Gen.Long[0, uint.MaxValue], n => SameHex(n, 8));
        foreach (var edge in new[] { 0, 9, 10, 15, 16, uint.MaxValue, (long)uint.MaxValue + 1, long.MaxValue })
        {
            SameHex(edge, 8);
            SameHex(edge, 1);
        }
    }

    private static void SameDecimal(long number, int width)
    {
        var text = new byte[32];
        var length = Texts.Decimal(text, number, width);
        Assert.Equal(
            number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'), Encoding.ASCII.GetString(text, 0, length));
    }

    private static void SameHex(long number, int width)
    {
        var text = new byte[32];
        var length = Texts.Hex(text, number, width);
        Assert.Equal(
            number.ToString("x", CultureInfo.InvariantCulture).PadLeft(width, '0'), Encoding.ASCII.GetString(text, 0, length));
    }
}
