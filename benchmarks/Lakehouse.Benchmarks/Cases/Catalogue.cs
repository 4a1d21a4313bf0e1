namespace Lakehouse.Benchmarks.Cases;

/// <summary>Everything that a run measures.</summary>
internal static class Catalogue
{
    public const string Slots = "bronze_slot_telemetry";
    public const string Profiles = "bronze_player_profile";
    public const string Opening = "player_opening";

    private const int Profiled = 20_000;

    /// <summary>The cases in order; a quick run has fewer rows, fewer repeats and leaves the long ones out.</summary>
    public static IReadOnlyList<BenchmarkCase> Cases(bool quick)
    {
        // Few days of a large floor: files as full as those of a lake worth measuring, and no more rows than needed.
        var slots = new Workload(Slots, quick ? "10" : "30", 4);
        var profiles = new Workload(Profiles, quick ? "large" : "xlarge", 30);
        var opening = new Workload(Opening, quick ? "20" : "200", 30);
        List<BenchmarkCase> cases = [];
        foreach (var workload in (Workload[])[slots, profiles, opening])
        {
            cases.Add(new BatchesCase(workload));
            cases.Add(new StatisticsCase(workload));
            cases.Add(new ParquetCase(workload));
            cases.Add(new DeltaCase(workload, 1));
            cases.Add(new DeltaCase(workload, 2));
            cases.Add(new CalibratorCase(workload));
        }

        cases.Add(new HashFloorCase(quick ? 10_000 : 50_000));
        cases.Add(new ProfilesCase("large", profiles with { Scale = "large" }, Profiled));
        cases.Add(new ProfilesCase("100", profiles with { Scale = "100" }, Profiled));
        cases.Add(new AnswersCase(quick ? 3 : 20) { Repeats = 1 });
        cases.Add(new GenerateCase("generate/demo", "casino --scale demo") { Repeats = 5 });
        cases.Add(new GenerateCase("generate/medium", "casino"));
        if (!quick)
        {
            cases.Add(new GenerateCase("memory/2-days", $"casino --scale 100 --tables {Slots} --threads 1 --days 2"));
            cases.Add(new GenerateCase("memory/30-days", $"casino --scale 100 --tables {Slots} --threads 1 --days 30"));
        }

        return quick ? [.. cases.Select(c => c with { Repeats = 1 })] : cases;
    }
}
