using System.Globalization;

namespace Delta.Sharp;

/// <summary>How every DuckDB of ours is set up.</summary>
internal static class DuckSettings
{
    private static int s_names;

    /// <summary>Statements joined by semicolons.</summary>
    public static string Sql(QueryOptions options)
    {
        string spill = Path.Combine(options.SpillFolder ?? Path.GetTempPath(), $"delta-sharp-{UniqueName()}");
        List<string> settings =
        [
            "SET TimeZone = 'UTC'",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{options.MemoryMegabytes}MB'"),
            $"SET temp_directory = {DuckSql.Literal(spill)}",

            // How far a query is can be asked only while the bar is on; nothing of it is printed.
            "SET enable_progress_bar = true",
            "SET enable_progress_bar_print = false",
        ];
        if (options.Threads is { } threads)
        {
            settings.Add(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        }

        return string.Join("; ", settings);
    }

    /// <summary>A part of a name that no other process and no other moment of this one has.</summary>
    public static string UniqueName() => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref s_names)}");
}
