using System.Runtime.CompilerServices;

namespace Lakehouse.Worlds.Chance;

/// <summary>Exact shares of whole numbers: dealing a quota over an order in closed form, so that any prefix is known at once.</summary>
public static class Deal
{
    /// <summary>
    /// What of <paramref name="quota"/> falls on the first <paramref name="before"/> of <paramref name="total"/> units:
    /// floor((quota x before + offset) / total), with an offset below the total.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Before(long quota, long before, long total, long offset = 0) =>
        (quota | before | offset) >> 31 == 0
            ? ((quota * before) + offset) / total
            : (long)((((UInt128)quota * (ulong)before) + (ulong)offset) / (ulong)total);

    /// <summary>Whole shares of a total by weight, by the largest remainder (ties to the earlier weight).</summary>
    public static long[] Shares(long total, ReadOnlySpan<int> weights)
    {
        long sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var shares = new long[weights.Length];
        var remainders = new (long Remainder, int Index)[weights.Length];
        var left = total;
        for (var i = 0; i < weights.Length; i++)
        {
            var product = (UInt128)total * (ulong)weights[i];
            shares[i] = (long)(product / (ulong)sum);
            remainders[i] = ((long)(product % (ulong)sum), i);
            left -= shares[i];
        }

        foreach (var (_, index) in remainders.OrderByDescending(r => r.Remainder).ThenBy(r => r.Index).Take((int)left))
        {
            shares[index]++;
        }

        return shares;
    }

    /// <summary>
    /// A cycle in which class i appears counts[i] times, spread evenly: sorted by (k + 1/2) / count, ties to the larger
    /// count, then to the earlier class. Every prefix has a fair mix.
    /// </summary>
    public static byte[] Pattern(ReadOnlySpan<int> counts)
    {
        var items = new List<(int Class, int Twice, int Count)>();
        for (var i = 0; i < counts.Length; i++)
        {
            for (var k = 0; k < counts[i]; k++)
            {
                items.Add((i, (2 * k) + 1, counts[i]));
            }
        }

        items.Sort((a, b) =>
        {
            var order = ((long)a.Twice * b.Count).CompareTo((long)b.Twice * a.Count);
            order = order != 0 ? order : b.Count.CompareTo(a.Count);
            return order != 0 ? order : a.Class.CompareTo(b.Class);
        });
        return [.. items.Select(i => (byte)i.Class)];
    }
}
