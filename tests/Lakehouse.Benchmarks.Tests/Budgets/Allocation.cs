using Apache.Arrow;
using Delta.Sharp.Kernel;
using Delta.Sharp.Text;
using Lakehouse.Testing;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Benchmarks.Tests.Budgets;

/// <summary>Managed bytes allocated for each row of a hot loop.</summary>
internal static class Allocation
{
    private const string Kind = "managedBytesPerRow";

    // What a loop costs once is the same for few rows and for many, and so does not pass for a cost of rows.
    private const int Few = WorldTable.BatchRows;
    private const int Many = 3 * WorldTable.BatchRows;

    private static readonly (string Name, Action<WorldTable, IEnumerable<RecordBatch>> Consume)[] s_loops =
    [
        ("batches", (_, batches) => Walk(batches)),
        ("parquet", Write),
        ("csv", Text(schema => new CsvFormat(schema))),
        ("json", Text(schema => new JsonLinesFormat(schema))),
        ("digest", Text(schema => new DigestFormat(schema))),
    ];

    /// <summary>Every loop over every table of every world.</summary>
    public static IEnumerable<KeyValuePair<string, Func<double>>> Measurements() =>
        from world in WorldDefinition.All
        from table in world.Tables
        from loop in s_loops
        select KeyValuePair.Create<string, Func<double>>(
            $"{Kind}/{loop.Name}/{table.Name}", () => Measure(world, table.Name, loop.Consume));

    /// <summary>What the work allocates for each row more, on this thread.</summary>
    public static double BytesPerRow(Func<int, object> work) =>
        (double)(Allocated.By(() => GC.KeepAlive(work(Many))) - Allocated.By(() => GC.KeepAlive(work(Few)))) / (Many - Few);

    private static double Measure(WorldDefinition world, string name, Action<WorldTable, IEnumerable<RecordBatch>> consume)
    {
        var table = World.Open(world.MakePlan(new PlanRequest { Scale = "350", Days = 1 })).Table(name);
        Assert.True(table.RowCount >= Many, $"{name} has {table.RowCount} rows at this scale, too few to tell what a row costs.");
        return BytesPerRow(rows =>
        {
            consume(table, table.Batches(0, rows));
            return table;
        });
    }

    private static void Walk(IEnumerable<RecordBatch> batches)
    {
        foreach (var batch in batches)
        {
            _ = batch.Length;
        }
    }

    private static Action<WorldTable, IEnumerable<RecordBatch>> Text(Func<Schema, RowFormat> format) =>
        (table, batches) => format(table.Schema.Arrow).Write(batches, Stream.Null);

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
