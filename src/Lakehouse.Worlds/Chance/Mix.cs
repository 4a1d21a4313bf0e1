using System.Runtime.CompilerServices;

namespace Lakehouse.Worlds.Chance;

/// <summary>
/// The one source of chance: a keyed 64-bit mix of a counter (SplitMix64's increment and finaliser). No state, so any
/// draw can be made anywhere, in any order; nested keys are made by mixing again.
/// </summary>
public static class Mix
{
    /// <summary>2^64 divided by the golden ratio, odd: consecutive counters land far apart.</summary>
    public const ulong Increment = 0x9E37_79B9_7F4A_7C15;

    internal const ulong FirstMultiplier = 0xBF58_476D_1CE4_E5B9;
    internal const ulong SecondMultiplier = 0x94D0_49BB_1331_11EB;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key, ulong counter)
    {
        var z = key + (counter * Increment);
        z = (z ^ (z >> 30)) * FirstMultiplier;
        z = (z ^ (z >> 27)) * SecondMultiplier;
        return z ^ (z >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key, long counter) => Of(key, (ulong)counter);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key, long a, long b) => Of(Of(key, (ulong)a), (ulong)b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key, long a, long b, long c) => Of(Of(Of(key, (ulong)a), (ulong)b), (ulong)c);

    /// <summary>A number from 0 to <paramref name="n"/> - 1, from the high bits of a mix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Below(ulong mix, long n) => (long)Math.BigMul(mix, (ulong)n, out _);

    /// <summary>The four independent 16-bit lanes of a mix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lane(ulong mix, int lane) => (int)(mix >> (16 * lane)) & 0xFFFF;
}
