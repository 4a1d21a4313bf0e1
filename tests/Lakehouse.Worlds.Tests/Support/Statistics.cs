namespace Lakehouse.Worlds.Tests.Support;

/// <summary>Measures of chance. Keys are fixed in the tests, so a bound that held once always holds.</summary>
internal static class Statistics
{
    /// <summary>How many standard deviations the chi-square of counts against equal shares lies from its mean.</summary>
    public static double ChiSquareDeviation(ReadOnlySpan<int> counts)
    {
        double total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        var expected = total / counts.Length;
        double chiSquare = 0;
        foreach (var count in counts)
        {
            chiSquare += (count - expected) * (count - expected) / expected;
        }

        double freedom = counts.Length - 1;
        return (chiSquare - freedom) / Math.Sqrt(2 * freedom);
    }

    /// <summary>The correlation of two columns of 64-bit chance, in standard errors.</summary>
    public static double CorrelationDeviation(int pairs, Func<int, (ulong A, ulong B)> pair)
    {
        double sumAB = 0, sumA = 0, sumB = 0, sumAA = 0, sumBB = 0;
        for (var i = 0; i < pairs; i++)
        {
            var (mixA, mixB) = pair(i);
            var a = (mixA / 18446744073709551616.0) - 0.5;
            var b = (mixB / 18446744073709551616.0) - 0.5;
            sumA += a;
            sumB += b;
            sumAA += a * a;
            sumBB += b * b;
            sumAB += a * b;
        }

        var covariance = sumAB - (sumA * sumB / pairs);
        return covariance / Math.Sqrt((sumAA - (sumA * sumA / pairs)) * (sumBB - (sumB * sumB / pairs))) * Math.Sqrt(pairs);
    }
}
