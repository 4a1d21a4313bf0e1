using CsCheck;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>
/// Properties over drawn cases, the same cases in every run: CsCheck's own sampling draws others each time, so each case
/// gets its own numbered generator here, and CsCheck is asked to find the smallest failing case only once one is known.
/// </summary>
internal static class Samples
{
    private const ulong Stream = 12_345;

    public static void Hold<T>(int cases, Gen<T> gen, Action<T> property)
    {
        for (uint i = 0; i < cases; i++)
        {
            var source = new PCG(i, Stream);
            var seed = source.ToString();
            var value = gen.Generate(source, null, out _);
            try
            {
                property(value);
            }
            catch (Exception)
            {
                gen.Sample(property, seed: seed, iter: 1_000, threads: 1);
                throw;
            }
        }
    }
}
