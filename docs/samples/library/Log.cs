using Delta.Sharp.Kernel;

internal static class Log
{
    public static void Run()
    {
        // <sample>
        var table = new DeltaLog(new FolderStore("lake/Tables/casino/player_opening")).Load();
        foreach (var file in table.Files)
        {
            Console.WriteLine($"{file.Path}: {file.Size} bytes, {file.NumRecords()} rows");
        }
        // </sample>
    }
}
