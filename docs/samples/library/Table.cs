using Delta.Sharp;

internal static class Table
{
    public static void Run()
    {
        // <sample>
        var table = DeltaTable.Open("lake/Tables/casino/player_opening");
        var rows = table.Batches().Sum(batch => (long)batch.Length);
        Console.WriteLine($"version {table.Version}, {table.Files.Count} files, {rows} rows");
        // </sample>
    }
}
