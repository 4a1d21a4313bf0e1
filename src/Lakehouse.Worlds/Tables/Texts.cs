using System.Runtime.CompilerServices;

namespace Lakehouse.Worlds.Tables;

/// <summary>Ids as bytes: a prefix and a number of a least width.</summary>
internal static class Texts
{
    private const int MostDigits = 19;

    /// <summary>Writes a non-negative number in decimal, padded with zeros to a least width; returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Decimal(Span<byte> target, long number, int leastWidth)
    {
        var width = leastWidth;
        for (var power = Power10(leastWidth); width < 19 && number >= power; power *= 10)
        {
            width++;
        }

        var rest = (ulong)number;
        for (var i = width - 1; i >= 0; i--)
        {
            var next = rest / 10;
            target[i] = (byte)('0' + (rest - (next * 10)));
            rest = next;
        }

        return width;
    }

    /// <summary>Writes a non-negative number in lower-case hex, padded with zeros to a least width; returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hex(Span<byte> target, long number, int leastWidth)
    {
        var width = Math.Max(leastWidth, (64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)number) + 3) / 4);
        var digits = "0123456789abcdef"u8;
        for (var i = width - 1; i >= 0; i--)
        {
            target[i] = digits[(int)(number & 15)];
            number >>= 4;
        }

        return width;
    }

    /// <summary>Appends a prefix and a number in decimal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Append(ref TextBuffer.Writer texts, ReadOnlySpan<byte> prefix, long number, int leastWidth)
    {
        var text = texts.Next(prefix.Length + MostDigits);
        prefix.CopyTo(text);
        texts.End(prefix.Length + Decimal(text[prefix.Length..], number, leastWidth));
    }

    /// <summary>Appends a prefix and a number in lower-case hex.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AppendHex(ref TextBuffer.Writer texts, ReadOnlySpan<byte> prefix, long number, int leastWidth)
    {
        var text = texts.Next(prefix.Length + MostDigits);
        prefix.CopyTo(text);
        texts.End(prefix.Length + Hex(text[prefix.Length..], number, leastWidth));
    }

    private static long Power10(int exponent)
    {
        long power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
