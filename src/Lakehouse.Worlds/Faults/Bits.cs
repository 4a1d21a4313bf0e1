using System.Buffers.Binary;

namespace Lakehouse.Worlds.Faults;

/// <summary>Runs of bits, lowest first, as Arrow packs them.</summary>
internal static class Bits
{
    /// <summary>Copies <paramref name="count"/> bits from one place to another; the bits before them stay as they are.</summary>
    public static void Copy(ReadOnlySpan<byte> source, int from, Span<ulong> target, int to, int count)
    {
        while (count > 0)
        {
            var inWord = to % 64;
            var taken = Math.Min(count, 64 - inWord);
            var mask = (taken == 64 ? ulong.MaxValue : (1UL << taken) - 1) << inWord;
            target[to / 64] = (target[to / 64] & ~mask) | ((Read(source, from) << inWord) & mask);
            from += taken;
            to += taken;
            count -= taken;
        }
    }

    public static void Set(Span<ulong> target, int at, bool value)
    {
        var bit = 1UL << (at % 64);
        target[at / 64] = value ? target[at / 64] | bit : target[at / 64] & ~bit;
    }

    /// <summary>The 64 bits from one on; beyond the source's end zeros.</summary>
    private static ulong Read(ReadOnlySpan<byte> source, int from)
    {
        var bytes = source[(from / 8)..];
        var shift = from % 8;
        if (bytes.Length > 8)
        {
            var low = BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> shift;
            return shift == 0 ? low : low | ((ulong)bytes[8] << (64 - shift));
        }

        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        bytes.CopyTo(padded);
        var value = BinaryPrimitives.ReadUInt64LittleEndian(padded) >> shift;
        return shift == 0 ? value : value | ((ulong)padded[8] << (64 - shift));
    }
}
