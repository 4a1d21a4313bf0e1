using System.Runtime.CompilerServices;

namespace Lakehouse.Worlds.Chance;

/// <summary>
/// Numbers for ids that look unordered and never change as a world grows: they are permuted inside the block of numbers
/// of one width (the first block: all numbers of the least width), so a larger world only adds blocks.
/// </summary>
internal sealed class IdBlocks
{
    private readonly Permutation _first;
    private readonly long _firstSize;
    private readonly Permutation[] _later;
    private readonly int _radix;

    public IdBlocks(ulong key, int radix, int leastWidth)
    {
        _radix = radix;
        _firstSize = Power(radix, leastWidth);
        _first = new Permutation(Mix.Of(key, (long)leastWidth), _firstSize);
        var later = new List<Permutation>();
        for (long begin = _firstSize, width = leastWidth + 1; begin <= long.MaxValue / radix; begin *= radix, width++)
        {
            later.Add(new Permutation(Mix.Of(key, width), (begin * radix) - begin));
        }

        _later = [.. later];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Number(long index) => index < _firstSize ? _first.Forward(index) : Later(index);

    private long Later(long index)
    {
        var begin = _firstSize;
        foreach (var block in _later)
        {
            if (index - begin < block.Count)
            {
                return begin + block.Forward(index - begin);
            }

            begin += block.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(index), $"No id block holds number {index} in radix {_radix}.");
    }

    private static long Power(int radix, int exponent)
    {
        long power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= radix;
        }

        return power;
    }
}
