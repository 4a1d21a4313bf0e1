using System.Text.Json;
using Lakehouse.Benchmarks.Cases;

var root = args[0];
var name = args[1];
var work = Directory.CreateTempSubdirectory("bench").FullName;
var slots = new Workload("bronze_slot_telemetry", "30", 4);
var profile = new Workload("bronze_player_profile", "xlarge", 30);
var opening = new Workload("player_opening", "40", 30);
List<BenchmarkCase> cases = [];
foreach (var w in new[] { slots, profile, opening })
{
    cases.AddRange([new BatchesCase(w), new StatisticsCase(w), new ParquetCase(w), new DeltaCase(w, 1), new DeltaCase(w, 2), new CalibratorCase(w)]);
}

cases.AddRange([new HashFloorCase(50_000), new ProfilesCase("large", profile with { Scale = "large" }, 20_000), new ProfilesCase("100x", profile with { Scale = "100" }, 20_000)]);
foreach (var r in cases.Single(c => c.Name == name).Run(new Setting(root, work)))
{
    Console.WriteLine(JsonSerializer.Serialize(r));
}

Directory.Delete(work, true);
