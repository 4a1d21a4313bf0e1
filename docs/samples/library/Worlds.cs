using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

internal static class Worlds
{
    public static void Run()
    {
        // <sample>
        var plan = new PlanRequest { Scale = "demo", Seed = 7 };
        foreach (var batch in World.Casino(plan).Table("bronze_slot_telemetry").Batches())
        {
            Console.WriteLine($"{batch.Length} rows of {batch.ColumnCount} columns");
        }
        // </sample>
    }
}
