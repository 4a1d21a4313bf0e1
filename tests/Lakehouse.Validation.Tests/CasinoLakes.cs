using System.Globalization;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;

[assembly: AssemblyFixture(typeof(Lakehouse.Validation.Tests.CasinoLakes))]

namespace Lakehouse.Validation.Tests;

/// <summary>The worlds that rules are run on, each made when first asked for and removed at the end.</summary>
public sealed class CasinoLakes : IDisposable
{
    public static readonly string[] Scales = ["demo", "small", "large"];
    public static readonly ulong[] Seeds = [1, 2, 42];

    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<string, CasinoLake> _lakes = [];

    /// <summary>Every scale under every seed, in the default window.</summary>
    public IEnumerable<CasinoLake> Presets() => from scale in Scales from seed in Seeds select Of(scale, seed);

    /// <summary>Windows with a day of 25 hours and one of 23.</summary>
    public IEnumerable<CasinoLake> ClockChanges() =>
    [
        Of("autumn", new PlanRequest { Scale = "small", End = new DateOnly(2025, 11, 15) }),
        Of("spring", new PlanRequest { Scale = "small", End = new DateOnly(2026, 3, 25) }),
    ];

    /// <summary>Windows of other lengths than their counts are for.</summary>
    public IEnumerable<CasinoLake> OtherLengths() =>
    [
        Of("week", new PlanRequest { Scale = "small", Days = 7 }),
        Of("two months", new PlanRequest { Scale = "small", Days = 60 }),
    ];

    public CasinoLake Of(string scale, ulong seed) => Of(
        string.Create(CultureInfo.InvariantCulture, $"{scale}, seed {seed}"), new PlanRequest { Scale = scale, Seed = seed });

    public void Dispose()
    {
        foreach (var lake in _lakes.Values)
        {
            lake.Dispose();
        }

        _folder.Dispose();
    }

    private CasinoLake Of(string name, PlanRequest request)
    {
        lock (_lakes)
        {
            if (!_lakes.TryGetValue(name, out var lake))
            {
                var plan = WorldDefinition.Find("casino").MakePlan(request);
                lake = new CasinoLake(name, request.Scale!, _folder.Sub(plan.Id), plan);
                _lakes.Add(name, lake);
            }

            return lake;
        }
    }
}
