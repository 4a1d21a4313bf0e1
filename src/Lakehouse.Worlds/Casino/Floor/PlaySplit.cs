using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>How the plays of a machine's day fall on its bands.</summary>
internal static class PlaySplit
{
    /// <summary>The plays of one band alone.</summary>
    public static int PlaysIn(int band, int plays, ulong key)
    {
        if (plays < GamingCalendar.Bands)
        {
            return plays > 0 && new Permutation(key, GamingCalendar.Bands).Inverse(band) < plays ? 1 : 0;
        }

        Span<int> before = stackalloc int[GamingCalendar.Bands + 1];
        AddWeights(before, key);
        var total = before[GamingCalendar.Bands];
        var offset = (int)Mix.Below(Mix.Of(key, 3UL), total);
        var extra = plays - GamingCalendar.Bands;
        return 1 + (((extra * before[band + 1]) + offset) / total) - (((extra * before[band]) + offset) / total);
    }

    /// <summary>One play each, the others by weight; without the offset the last band would get more than its share.</summary>
    public static void Spread(Span<int> counts, int plays, ulong key)
    {
        Span<int> before = stackalloc int[GamingCalendar.Bands + 1];
        AddWeights(before, key);
        var total = before[GamingCalendar.Bands];
        var offset = (int)Mix.Below(Mix.Of(key, 3UL), total);
        var extra = plays - GamingCalendar.Bands;
        var dealt = 0;
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            var upTo = ((extra * before[band + 1]) + offset) / total;
            counts[band] = 1 + upTo - dealt;
            dealt = upTo;
        }
    }

    // Keyed weights of 1 to 5, each added to those before.
    private static void AddWeights(Span<int> before, ulong key)
    {
        var weights = Mix.Of(key, 1UL);
        var more = Mix.Of(key, 2UL);
        before[0] = 0;
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            var bits = (int)((band < 8 ? weights >> (8 * band) : more >> (8 * (band - 8))) & 0xFF);
            before[band + 1] = before[band] + 1 + ((bits * 5) >> 8);
        }
    }
}
