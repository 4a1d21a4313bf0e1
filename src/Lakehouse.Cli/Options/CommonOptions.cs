using System.CommandLine;

namespace Lakehouse.Cli.Options;

/// <summary>Options that many verbs share; a fresh one for each verb.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 1_024;

    public static Option<bool> Json() => new("--json") { Description = "The result as one line of JSON." };

    public static Option<string> Version() => new("--version")
    {
        Description = "The Delta tables as of this version (default: the newest).",
        HelpName = "n",
    };

    public static long? VersionOf(ParseResult result, Option<string> option) =>
        result.GetValue(option) is { } text ? Values.Whole(text, option.Name, 0, long.MaxValue) : null;

    public static Option<string> Threads() => new("--threads")
    {
        Description = "Threads to work on (default: all processors). The result is the same on any number.",
        HelpName = "n",
    };

    public static int ThreadsOf(ParseResult result, Option<string> option) => result.GetValue(option) is { } text
        ? (int)Values.Whole(text, option.Name, 1, MostThreads)
        : Environment.ProcessorCount;
}
