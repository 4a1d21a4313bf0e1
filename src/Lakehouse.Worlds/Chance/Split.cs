namespace Lakehouse.Worlds.Chance;

/// <summary>Cuts a whole sum into uneven whole parts, each made alone.</summary>
internal static class Split
{
    private const int LeastWeight = 3;
    private const int WeightSpread = 6;

    /// <summary>One of <paramref name="count"/> parts, by keyed weights of 3 to 8; together they are the sum.</summary>
    public static long Part(long sum, ulong key, int index, int count)
    {
        long before = 0, all = 0;
        for (var i = 0; i < count; i++)
        {
            before = i == index ? all : before;
            all += Weight(key, i);
        }

        return (long)(((Int128)sum * (before + Weight(key, index)) / all) - ((Int128)sum * before / all));
    }

    private static long Weight(ulong key, int index) => LeastWeight + Mix.Below(Mix.Of(key, index), WeightSpread);
}
