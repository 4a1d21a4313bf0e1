using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lakehouse.Worlds.Tables;

/// <summary>Ids as bytes: a prefix and a number of a least width.</summary>
internal static class Texts
{
    private const int MostDigits = 19;

    private static readonly long[] s_powersOf10 = MakePowersOf10();

    /// <summary>Writes a non-negative number in decimal, padded with zeros to a least width; returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Decimal(Span<byte> target, long number, int leastWidth)
    {
        var width = leastWidth;
        while (width < MostDigits && number >= s_powersOf10[width])
        {
            width++;
        }

        var at = width;
        if (number <= uint.MaxValue)
        {
            for (var rest = (uint)number; at > 0;)
            {
                var next = rest / 10;
                target[--at] = (byte)('0' + (rest - (next * 10)));
                rest = next;
            }

            return width;
        }

        for (var rest = (ulong)number; at > 0;)
        {
            var next = rest / 10;
            target[--at] = (byte)('0' + (rest - (next * 10)));
            rest = next;
        }

        return width;
    }

    /// <summary>Writes a non-negative number in lower-case hex, padded with zeros to a least width; returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hex(Span<byte> target, long number, int leastWidth)
    {
        if (leastWidth == 8 && number <= uint.MaxValue)
        {
            BinaryPrimitives.WriteUInt64BigEndian(target, HexDigits((ulong)number));
            return 8;
        }

        var width = Math.Max(leastWidth, (64 - BitOperations.LeadingZeroCount((ulong)number) + 3) / 4);
        var digits = "0123456789abcdef"u8;
        for (var i = width - 1; i >= 0; i--)
        {
            target[i] = digits[(int)(number & 15)];
            number >>= 4;
        }

        return width;
    }

    // Spreads eight nibbles over eight bytes and turns all of them into digits at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HexDigits(ulong number)
    {
        number = (number | (number << 16)) & 0x0000_FFFF_0000_FFFF;
        number = (number | (number << 8)) & 0x00FF_00FF_00FF_00FF;
        number = (number | (number << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        var letters = ((number + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
        return number + 0x3030_3030_3030_3030 + (letters * ('a' - '0' - 10));
    }

    /// <summary>The ids 1 to <paramref name="count"/> with a prefix, padded with zeros to a width.</summary>
    public static string[] Numbered(string prefix, int count, int width) =>
        [.. Enumerable.Range(1, count).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'))];

    /// <summary>Appends a prefix and a number in decimal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Append(ref TextBuffer.Writer texts, scoped ReadOnlySpan<byte> prefix, long number, int leastWidth)
    {
        var text = texts.Next(prefix.Length + MostDigits);
        prefix.CopyTo(text);
        texts.End(prefix.Length + Decimal(text[prefix.Length..], number, leastWidth));
    }

    /// <summary>Appends a prefix and a number in lower-case hex.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AppendHex(ref TextBuffer.Writer texts, scoped ReadOnlySpan<byte> prefix, long number, int leastWidth)
    {
        var text = texts.Next(prefix.Length + MostDigits);
        prefix.CopyTo(text);
        texts.End(prefix.Length + Hex(text[prefix.Length..], number, leastWidth));
    }

    private static long[] MakePowersOf10()
    {
        var powers = new long[MostDigits];
        powers[0] = 1;
        for (var i = 1; i < MostDigits; i++)
        {
            powers[i] = 10 * powers[i - 1];
        }

        return powers;
    }
}
