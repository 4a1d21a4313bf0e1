using CsCheck;

namespace Delta.Sharp.Tests.Kernel;

/// <summary>Properties over generated cases, the same cases in every run.</summary>
internal static class Property
{
    /// <summary>Checks the cases in turn; a failing one is shrunk and told with the seed that replays it.</summary>
    internal static void ForAll<T>(Gen<T> cases, uint count, Action<T> check)
    {
        for (uint i = 0; i < count; i++)
        {
            var random = new PCG(i, 12_345UL);
            string seed = random.ToString();
            T value = cases.Generate(random, null, out _);
            try
            {
                check(value);
            }
            catch (Exception)
            {
                cases.Sample(check, seed: seed, iter: 20_000, threads: 1);
                throw;
            }
        }
    }
}
