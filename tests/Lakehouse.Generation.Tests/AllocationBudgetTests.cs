using System.Text.Json;
using Delta.Sharp.Kernel;
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
    public void Batches_stay_within_their_budget(string table)
    {
        var rows = Open(table);
        Walk();

        var allocated = Allocated(() => Walk());

        Within($"batches/{table}", allocated, rows.RowCount);

        void Walk()
        {
            foreach (var batch in rows.Batches())
            {
                _ = batch.Length;
            }
        }
    }

    [Theory]
    [InlineData("bronze_slot_telemetry")]
    [InlineData("bronze_player_profile")]
    [InlineData("player_opening")]
    public void Files_with_statistics_stay_within_their_budget(string table)
    {
        var rows = Open(table);
        Write();

        var allocated = Allocated(() => Write());

        Within($"parquet/{table}", allocated, rows.RowCount);

        void Write()
        {
            foreach (var slice in rows.Slices())
            {
                using var writer = new DataFileWriter(Stream.Null, table, rows.Schema.Arrow, new DataFileOptions());
                foreach (var batch in rows.Batches(slice))
                {
                    writer.Write(batch);
                }

                Assert.Equal(slice.RowCount, writer.Complete().Rows);
            }
        }
    }

    // Full batches and files: what is allocated once for each must not pass for a cost of rows.
    private static WorldTable Open(string table) => World.Casino(new PlanRequest { Scale = "10", Days = 1 }).Table(table);

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Within(string loop, long allocated, long rows)
    {
        using var budgets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "benchmarks", "budgets.json")));
        var budget = budgets.RootElement.GetProperty("managedBytesPerRow").GetProperty(loop).GetDouble();
        var perRow = (double)allocated / rows;
        Assert.True(perRow <= budget, $"{loop} allocates {perRow:F3} bytes for each row, and its budget is {budget:F3}.");
    }
}
