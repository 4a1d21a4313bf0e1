using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lakehouse.Worlds.Chance;

/// <summary>
/// A keyed permutation of 0..n-1 with an inverse, for any n up to 2^63: a Feistel network over the smallest power of two
/// that holds n, walked until it lands inside. Nothing is stored but the round keys.
/// </summary>
public readonly struct Permutation
{
    // Four rounds leave neighbours together too often where the halves have few bits.
    private const int ThoroughBits = 10;

    private readonly ulong _n;
    private readonly bool _thorough;
    private readonly int _rightBits;
    private readonly ulong _leftMask;
    private readonly ulong _rightMask;
    private readonly ulong _key0;
    private readonly ulong _key1;
    private readonly ulong _key2;
    private readonly ulong _key3;
    private readonly ulong _key4;
    private readonly ulong _key5;
    private readonly ulong _key6;
    private readonly ulong _key7;

    public Permutation(ulong key, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        _n = (ulong)n;
        var bits = Math.Max(2, 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(n - 1, 0)));
        _thorough = bits <= ThoroughBits;
        _rightBits = (bits + 1) / 2;
        _rightMask = (1UL << _rightBits) - 1;
        _leftMask = (1UL << (bits - _rightBits)) - 1;
        _key0 = Mix.Of(key, 0UL);
        _key1 = Mix.Of(key, 1UL);
        _key2 = Mix.Of(key, 2UL);
        _key3 = Mix.Of(key, 3UL);
        if (_thorough)
        {
            _key4 = Mix.Of(key, 4UL);
            _key5 = Mix.Of(key, 5UL);
            _key6 = Mix.Of(key, 6UL);
            _key7 = Mix.Of(key, 7UL);
        }
    }

    public long Count => (long)_n;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Forward(long index)
    {
        var x = Inside(index);
        do
        {
            var left = x >> _rightBits;
            var right = x & _rightMask;
            left ^= Round(_key0, right) & _leftMask;
            right ^= Round(_key1, left) & _rightMask;
            left ^= Round(_key2, right) & _leftMask;
            right ^= Round(_key3, left) & _rightMask;
            if (_thorough)
            {
                left ^= Round(_key4, right) & _leftMask;
                right ^= Round(_key5, left) & _rightMask;
                left ^= Round(_key6, right) & _leftMask;
                right ^= Round(_key7, left) & _rightMask;
            }

            x = (left << _rightBits) | right;
        }
        while (x >= _n);
        return (long)x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Inverse(long value)
    {
        var x = Inside(value);
        do
        {
            var left = x >> _rightBits;
            var right = x & _rightMask;
            if (_thorough)
            {
                right ^= Round(_key7, left) & _rightMask;
                left ^= Round(_key6, right) & _leftMask;
                right ^= Round(_key5, left) & _rightMask;
                left ^= Round(_key4, right) & _leftMask;
            }

            right ^= Round(_key3, left) & _rightMask;
            left ^= Round(_key2, right) & _leftMask;
            right ^= Round(_key1, left) & _rightMask;
            left ^= Round(_key0, right) & _leftMask;
            x = (left << _rightBits) | right;
        }
        while (x >= _n);
        return (long)x;
    }

    // A number outside would walk on for ever.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Inside(long number)
    {
        if ((ulong)number >= _n)
        {
            ThrowOutside(number, _n);
        }

        return (ulong)number;
    }

    [DoesNotReturn]
    private static void ThrowOutside(long number, ulong n) => throw new ArgumentOutOfRangeException(
        nameof(number), number, FormattableString.Invariant($"The permutation is of the numbers below {n}."));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Round(ulong key, ulong half)
    {
        var z = (half + key) * Mix.FirstMultiplier;
        return ((z ^ (z >> 32)) * Mix.SecondMultiplier) >> 32;
    }
}
