using System.Numerics;

namespace Delta.Sharp.Kernel;

/// <summary>The least and greatest of whole numbers, several at a time.</summary>
internal static class LeastAndGreatest
{
    /// <summary>Moves the bounds out so that they hold all the values.</summary>
    internal static void Extend<T>(ReadOnlySpan<T> values, ref T min, ref T max)
        where T : unmanaged, IBinaryInteger<T>
    {
        T least = min;
        T greatest = max;
        int i = 0;
        if (values.Length >= 2 * Vector<T>.Count)
        {
            var mins = new Vector<T>(least);
            var maxs = new Vector<T>(greatest);
            for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var next = new Vector<T>(values[i..]);
                mins = Vector.Min(mins, next);
                maxs = Vector.Max(maxs, next);
            }

            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                least = T.Min(least, mins[lane]);
                greatest = T.Max(greatest, maxs[lane]);
            }
        }

        for (; i < values.Length; i++)
        {
            least = T.Min(least, values[i]);
            greatest = T.Max(greatest, values[i]);
        }

        min = least;
        max = greatest;
    }
}
