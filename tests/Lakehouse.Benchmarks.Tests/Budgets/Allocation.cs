using Apache.Arrow;
using Delta.Sharp.Kernel;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Benchmarks.Tests.Budgets;

/// <summary>Managed bytes allocated for each row of a hot loop.</summary>
internal static class Allocation
{
    private const string Kind = "managedBytesPerRow";

    // What a loop costs once is the same for few rows and for many, and so does not pass for a cost of rows.
    private const int Few = WorldTable.BatchRows;
    private const int Many = 3 * WorldTable.BatchRows;

    public static IEnumerable<KeyValuePair<string, Func<double>>> Measurements()
    {
        foreach (var name in (string[])[Catalogue.Slots, Catalogue.Profiles, Catalogue.Opening])
        {
            yield return KeyValuePair.Create($"{Kind}/batches/{name}", Loop(name, (_, batches) => Walk(batches)));
            yield return KeyValuePair.Create($"{Kind}/parquet/{name}", Loop(name, Write));
        }
    }

    /// <summary>What the work allocates for each row more, on this thread.</summary>
    public static double BytesPerRow(Func<int, object> work)
    {
        Allocated(Many);
        return (double)(Allocated(Many) - Allocated(Few)) / (Many - Few);

        long Allocated(int rows)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(work(rows));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static Func<double> Loop(string name, Action<WorldTable, IEnumerable<RecordBatch>> consume) => () =>
    {
        var table = World.Casino(new PlanRequest { Scale = "10", Days = 1 }).Table(name);
        return BytesPerRow(rows =>
        {
            consume(table, table.Batches(0, rows));
            return table;
        });
    };

    private static void Walk(IEnumerable<RecordBatch> batches)
    {
        foreach (var batch in batches)
        {
            _ = batch.Length;
        }
    }

    private static void Write(WorldTable table, IEnumerable<RecordBatch> batches)
    {
        using var writer = new DataFileWriter(Stream.Null, table.Schema.Name, table.Schema.Arrow, new DataFileOptions());
        foreach (var batch in batches)
        {
            writer.Write(batch);
        }

        writer.Complete();
    }
}
