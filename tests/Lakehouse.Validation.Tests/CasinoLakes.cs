using System.Globalization;
using Lakehouse.Worlds.Tables;

[assembly: AssemblyFixture(typeof(Lakehouse.Validation.Tests.CasinoLakes))]

namespace Lakehouse.Validation.Tests;

/// <summary>The worlds that rules are run on, each made when first asked for and removed at the end.</summary>
public sealed class CasinoLakes : IDisposable
{
    public static readonly string[] Scales = ["demo", "small", "large"];
    public static readonly ulong[] Seeds = [1, 2, 42];

    private readonly string _folder = Directory.CreateTempSubdirectory("lakehouse-validation-").FullName;
    private readonly Dictionary<string, CasinoLake> _lakes = [];

    public IEnumerable<(string Name, CasinoLake Lake)> All() =>
        from scale in Scales from seed in Seeds select (Name(scale, seed), Of(scale, seed));

    public CasinoLake Of(string scale, ulong seed) => Of(Name(scale, seed), new PlanRequest { Scale = scale, Seed = seed });

    public CasinoLake Of(string name, PlanRequest request)
    {
        lock (_lakes)
        {
            if (!_lakes.TryGetValue(name, out var lake))
            {
                lake = new CasinoLake(Path.Combine(_folder, name), WorldDefinition.Find("casino").MakePlan(request));
                _lakes.Add(name, lake);
            }

            return lake;
        }
    }

    public void Dispose()
    {
        foreach (var lake in _lakes.Values)
        {
            lake.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Name(string scale, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"{scale}-{seed}");
}
