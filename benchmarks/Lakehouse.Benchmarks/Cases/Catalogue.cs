using Lakehouse.Benchmarks.Cases.Rivals;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>Everything that a run measures.</summary>
internal static class Catalogue
{
    public const string Slots = "bronze_slot_telemetry";
    public const string Profiles = "bronze_player_profile";
    public const string Opening = "player_opening";
    public const string TableGames = "bronze_table_games";
    public const string Financial = "bronze_financial_txn";
    public const string Security = "bronze_security_events";
    public const string Compliance = "bronze_compliance";

    /// <summary>The seed's whole data set by the whole command.</summary>
    public const string WholeSeed = "generate/all";

    /// <summary>The same rows by the calibrator.</summary>
    public const string CalibratedSeed = "calibrator/all";

    /// <summary>The tables that are measured by themselves.</summary>
    public static IReadOnlyList<string> Tables { get; } = [Slots, TableGames, Profiles, Opening, Financial, Security, Compliance];

    /// <summary>Slot telemetry to Parquet by the whole command, with about as many rows as the rivals' programs make.</summary>
    public const string WholeParquet = "whole-parquet/" + Slots;

    /// <summary>The same to Delta, as the worker makes it.</summary>
    public const string WholeDelta = "whole-delta/" + Slots;

    private const int Profiled = 20_000;

    private const long Fewest = 100_000;
    private const long Most = 100_000_000;

    /// <summary>The cases in order; a quick run has fewer rows, fewer repeats and leaves the long ones out.</summary>
    public static IReadOnlyList<BenchmarkCase> Cases(RunOptions options)
    {
        var quick = options.Quick;

        // Few days of a large floor: files as full as those of a lake worth measuring, and no more rows than needed.
        var slots = new Workload(Slots, quick ? "10" : "30", 4);
        var profiles = new Workload(Profiles, quick ? "large" : "xlarge", 30);
        var opening = new Workload(Opening, quick ? "20" : "200", 30);
        List<BenchmarkCase> cases = [];
        var visits = new Workload(TableGames, quick ? "large" : "30", 4);
        Workload[] workloads =
        [
            slots,
            visits,
            profiles,
            opening,
            visits with { Table = Financial },
            visits with { Table = Security },
            visits with { Table = Compliance },
        ];
        foreach (var workload in workloads)
        {
            cases.Add(new BatchesCase(workload));
            cases.Add(new StatisticsCase(workload));
            cases.Add(new ParquetCase(workload));
            cases.Add(new DeltaCase(workload, 1));
            cases.Add(new DeltaCase(workload, 2));
            cases.Add(new CalibratorCase(workload));
        }

        var many = new Workload(Slots, quick ? "10" : "100", 4);
        foreach (var (name, format) in ((string, string)[])[(WholeParquet, "parquet"), (WholeDelta, "delta")])
        {
            var arguments = $"casino --scale {many.Scale} --days {many.Days} --tables {Slots} --threads 1 --format {format}";
            cases.Add(new GenerateCase(name, arguments)
            {
                Columns = many.Open().Schema.Columns.Count,
            });
        }

        cases.Add(new WorkerCase(many));
        cases.Add(new WorkerStartCase { Repeats = 10 });
        cases.Add(new TpchgenCase(quick ? 0.1 : 1));
        var players = (int)profiles.Open().RowCount;
        cases.Add(new BogusMemoryCase(players));
        cases.Add(new BogusParquetCase(players));
        cases.Add(new HashFloorCase(quick ? 10_000 : 50_000));
        cases.Add(new ProfilesCase("large", profiles with { Scale = "large" }, Profiled));
        cases.Add(new ProfilesCase("100", profiles with { Scale = "100" }, Profiled));
        cases.Add(new AnswersCase(quick ? 3 : 20) { Repeats = 1 });
        cases.Add(new GenerateCase("generate/demo", "casino --scale demo") { Repeats = 5 });
        cases.Add(new GenerateCase("generate/medium", "casino"));
        cases.Add(new GenerateCase(WholeSeed, quick ? "casino --scale small" : "casino --all"));
        cases.Add(new CalibratorWorldCase(CalibratedSeed, quick ? "small" : "large"));
        cases.AddRange(StartCase.All().Select(c => c with { Repeats = 10 }));
        if (!quick)
        {
            cases.Add(new GenerateCase("memory/2-days", $"casino --scale 100 --tables {Slots} --threads 1 --days 2"));
            cases.Add(new GenerateCase("memory/30-days", $"casino --scale 100 --tables {Slots} --threads 1 --days 30"));
        }

        foreach (var format in options.SweepFormats)
        {
            // Only Delta goes to the end: texts of so many rows would fill a disk.
            var last = quick ? 1_000_000 : format == "delta" ? Most : Most / 10;
            for (var rows = Fewest; rows <= last; rows *= 10)
            {
                cases.Add(new SweepCase(format, rows) { Repeats = rows < Most ? 3 : 1 });
            }
        }

        return quick ? [.. cases.Select(c => c with { Repeats = 1 })] : cases;
    }
}
