using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>The slices of tables with one row a player: equal runs of players, by number.</summary>
internal static class PlayerSlices
{
    public static IEnumerable<Slice> Of(long players)
    {
        var number = ((players - 1) / Slice.MaxRows) + 1;
        long before = 0;
        for (long i = 1; i <= number; i++)
        {
            var upTo = (long)((UInt128)players * (ulong)i / (ulong)number);
            yield return new Slice(i - 1, before, upTo - before);
            before = upTo;
        }
    }
}
