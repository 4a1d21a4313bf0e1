using System.Text.Json;
using Apache.Arrow;
using Delta.Sharp.Kernel;
using Delta.Sharp.Text;
using Lakehouse.Testing;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests;

/// <summary>
/// Managed bytes allocated for each row of a hot loop, against <c>benchmarks/budgets.json</c>. Allocation does not
/// depend on the machine or on what else runs; time does, so no test looks at it.
/// </summary>
public sealed class AllocationBudgetTests
{
    [Theory]
    [InlineData("bronze_slot_telemetry")]
    [InlineData("bronze_player_profile")]
    [InlineData("player_opening")]
    public void Batches_stay_within_their_budget(string table) => Check($"batches/{table}", Open(table), batches =>
    {
        foreach (var batch in batches)
        {
            _ = batch.Length;
        }
    });

    [Theory]
    [InlineData("bronze_slot_telemetry")]
    [InlineData("bronze_player_profile")]
    [InlineData("player_opening")]
    public void Files_with_statistics_stay_within_their_budget(string table)
    {
        var rows = Open(table);
        Check($"parquet/{table}", rows, batches =>
        {
            using var writer = new DataFileWriter(Stream.Null, table, rows.Schema.Arrow, new DataFileOptions());
            foreach (var batch in batches)
            {
                writer.Write(batch);
            }

            writer.Complete();
        });
    }

    [Theory]
    [InlineData("csv", "bronze_slot_telemetry")]
    [InlineData("csv", "bronze_player_profile")]
    [InlineData("csv", "player_opening")]
    [InlineData("json", "bronze_slot_telemetry")]
    [InlineData("json", "bronze_player_profile")]
    [InlineData("json", "player_opening")]
    public void Texts_stay_within_their_budget(string name, string table)
    {
        var rows = Open(table);
        Check($"{name}/{table}", rows, batches =>
        {
            RowFormat format = name == "csv" ? new CsvFormat(rows.Schema.Arrow) : new JsonLinesFormat(rows.Schema.Arrow);
            format.Write(batches, Stream.Null);
        });
    }

    private static WorldTable Open(string table) => World.Casino(new PlanRequest { Scale = "10", Days = 1 }).Table(table);

    // The rows of one batch and those of some, so that what a file costs once does not pass for a cost of rows.
    private static void Check(string loop, WorldTable table, Action<IEnumerable<RecordBatch>> consume)
    {
        const int Few = WorldTable.BatchRows;
        const int Many = 3 * WorldTable.BatchRows;
        Allocated(Many);

        var perRow = (double)(Allocated(Many) - Allocated(Few)) / (Many - Few);

        using var budgets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "benchmarks", "budgets.json")));
        var budget = budgets.RootElement.GetProperty("managedBytesPerRow").GetProperty(loop).GetDouble();
        Assert.True(perRow <= budget, $"{loop} allocates {perRow:F3} bytes for each row, and its budget is {budget:F3}.");

        long Allocated(int rows)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            consume(table.Batches(0, rows));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
