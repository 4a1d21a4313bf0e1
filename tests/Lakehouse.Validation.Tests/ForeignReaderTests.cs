using System.Globalization;
using System.Text.Json.Nodes;
using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Generation.Dialects;
using Lakehouse.Testing;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests;

/// <summary>Readers that are not ours, on the casino at large: they find what the plan says, to the digest.</summary>
public sealed class ForeignReaderTests(CasinoLakes lakes)
{
    private const string Slots = "casino.bronze_slot_telemetry";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Spark_reads_the_digests_types_and_nullability_of_the_plan_and_skips_files_by_statistics()
    {
        TestPart.Spark();
        var lake = lakes.Of("large", 42);
        var world = World.Open(lake.Plan);
        var expected = world.Tables.ToDictionary(
            table => "casino." + table.Name,
            table => Expected(table, Path.Combine(lake.Folder, "Tables", "casino", table.Name)));
        expected[Slots] = expected[Slots] with
        {
            Filter = "event_timestamp >= TIMESTAMP '2025-12-24 14:00:00Z' AND event_timestamp < TIMESTAMP '2025-12-25 14:00:00Z'",
        };

        var report = SparkJob.Verify(lake.Folder, expected, Cancellation);

        Assert.Empty(report.Problems);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), report.Tables.Select(t => t.Table).Order(StringComparer.Ordinal));
        var oneDay = report.Tables.Single(t => t.Table == Slots).Filter!;
        Assert.Equal(1, oneDay.FilesRead);
        Assert.Equal(lake.Plan.Days, oneDay.Files);
        Assert.Equal(long.Parse(lake.Query($"SELECT count(*) FROM {Slots} WHERE {oneDay.Where}")[0][0]!, CultureInfo.InvariantCulture), oneDay.Rows);
    }

    [Theory]
    [InlineData("bronze_slot_telemetry")]
    [InlineData("bronze_player_profile")]
    [InlineData("player_opening")]
    public async Task Parquet_net_reads_the_values_that_duckdb_reads(string name)
    {
        var lake = lakes.Of("large", 42);
        var folder = Path.Combine(lake.Folder, "Tables", "casino", name);
        var table = DeltaTable.Open(folder);
        var file = table.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Last();
        var columns = table.Schema.Fields;

        var net = await ParquetNet.Rows(Path.Combine(folder, file.Key), columns, Cancellation);
        var duck = lake.Query($"SELECT * FROM casino.{name}").ToHashSet(RowComparer.Instance);

        Assert.True(net.Count > 9_000, $"{file.Key} has {net.Count} rows only.");
        Assert.All(net, row => Assert.Contains(row, duck));
    }

    /// <summary>What the plan and the contract say; the rows as made anew in C#.</summary>
    private static ExpectedTable Expected(WorldTable table, string folder)
    {
        var digest = PlanDigest.Of(table, Environment.ProcessorCount, _ => { }, Cancellation);
        return new ExpectedTable
        {
            Rows = digest.Rows,
            Digest = digest.ToString(),
            CreateSql = [.. SparkDialect.Write("casino", [table.Schema])],
            DigestSql = TableDigest.SparkSql(DeltaTable.Open(folder).Schema, "{table}"),
            Schema =
            [
                .. table.Schema.Columns.Select(c => new JsonObject
                {
                    ["name"] = c.Name,
                    ["type"] = c.Type.ToString(),
                    ["nullable"] = c.Nullable,
                }),
            ],
        };
    }

    private sealed class RowComparer : IEqualityComparer<string?[]>
    {
        public static readonly RowComparer Instance = new();

        public bool Equals(string?[]? left, string?[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(string?[] row)
        {
            var hash = default(HashCode);
            foreach (var cell in row)
            {
                hash.Add(cell, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
