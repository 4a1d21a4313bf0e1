using System.CommandLine;

namespace Lakehouse.Cli.Tests;

/// <summary>The commands as they are defined.</summary>
internal static class Commands
{
    /// <summary>Every command that people see, with the words that lead to it; the program itself first.</summary>
    public static IEnumerable<(IReadOnlyList<string> Path, Command Command)> All() => Below([], Root());

    public static RootCommand Root() => Application.Root(new VerbContext(
        new Terminal(Stream.Null, TextWriter.Null, OutIsTerminal: false, ErrorIsTerminal: false),
        new FixedClock(),
        CancellationToken.None));

    private static IEnumerable<(IReadOnlyList<string> Path, Command Command)> Below(IReadOnlyList<string> path, Command command)
    {
        yield return (path, command);
        foreach (var sub in command.Subcommands.Where(sub => !sub.Hidden))
        {
            foreach (var found in Below([.. path, sub.Name], sub))
            {
                yield return found;
            }
        }
    }
}
