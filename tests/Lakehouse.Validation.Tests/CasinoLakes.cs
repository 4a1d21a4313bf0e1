using System.Globalization;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;

[assembly: AssemblyFixture(typeof(Lakehouse.Validation.Tests.CasinoLakes))]

namespace Lakehouse.Validation.Tests;

/// <summary>The worlds that rules are run on, each made when first asked for and removed at the end.</summary>
public sealed class CasinoLakes : IDisposable
{
    public static readonly string[] Scales = ["demo", "small", "large"];

    private static readonly ulong[] s_seeds = [1, 2, 42];
    private static readonly string[] s_quickScales = ["demo", "small", "medium"];

    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<string, CasinoLake> _lakes = [];

    /// <summary>The scales in the default window: what is made in a moment under every seed, large under one.</summary>
    public IEnumerable<CasinoLake> Presets() =>
        [.. from scale in s_quickScales from seed in s_seeds select Of(scale, seed), Of("large", 42)];

    /// <summary>Windows with a day of 25 hours and one of 23.</summary>
    public IEnumerable<CasinoLake> ClockChanges() =>
    [
        Of("autumn", new PlanRequest { Scale = "small", End = new DateOnly(2025, 11, 15) }),
        Of("spring", new PlanRequest { Scale = "small", End = new DateOnly(2026, 3, 25) }),
    ];

    /// <summary>Casinos that lie elsewhere: clocks that change on other days, and one half an hour off.</summary>
    public IEnumerable<CasinoLake> OtherZones() =>
    [
        Of("Paris, autumn", new PlanRequest { Scale = "small", Zone = "Europe/Paris", End = new DateOnly(2025, 11, 15) }),
        Of("Adelaide, spring", new PlanRequest { Scale = "demo", Zone = "Australia/Adelaide", End = new DateOnly(2025, 10, 8) }),
    ];

    /// <summary>Windows of other lengths than their counts are for.</summary>
    public IEnumerable<CasinoLake> OtherLengths() =>
    [
        Of("week", new PlanRequest { Scale = "small", Days = 7 }),
        Of("month of a demo", new PlanRequest { Scale = "demo", Days = 30, Seed = 1 }),
        Of("three months of a demo", new PlanRequest { Scale = "demo", Days = 90, Seed = 2 }),
        Of("autumn of three months", new PlanRequest { Scale = "small", Days = 90, Seed = 2, End = new DateOnly(2025, 12, 1) }),
        Of("spring of three months", new PlanRequest { Scale = "small", Days = 90, Seed = 1, End = new DateOnly(2026, 5, 1) }),
        Of("two days of medium", new PlanRequest { Scale = "medium", Days = 2, Seed = 1 }),
        Of("a thinned floor", new PlanRequest { Scale = "0.001", Days = 30, Seed = 2 }),
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
