using System.CommandLine;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli;

/// <summary>Says what is wrong with a command line, with the nearest word that would be right.</summary>
internal static class ParseErrors
{
    public static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var path = PathOf(command);
        if (result.UnmatchedTokens.Count > 0)
        {
            var word = result.UnmatchedTokens[0];
            return word.StartsWith('-')
                ? $"There is no option '{word}'{Nearest.Hint(word, OptionNames(result.CommandResult))}; '{path} --help' lists the options."
                : command.Subcommands.Count > 0
                    ? $"There is no command '{word}'{Nearest.Hint(word, command.Subcommands.Select(c => c.Name))}; "
                        + $"'{path} --help' lists the commands."
                    : $"'{word}' is one word too many for '{path}'; '{path} --help' shows how it is used.";
        }

        if (command.Subcommands.Count > 0)
        {
            return $"'{path}' needs a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}. '{path} --help' tells more.";
        }

        return $"{string.Join(" ", result.Errors.Select(e => e.Message))} '{path} --help' shows how it is used.";
    }

    private static string PathOf(Symbol symbol) =>
        symbol.Parents.FirstOrDefault() is { } parent ? $"{PathOf(parent)} {symbol.Name}" : "lakehouse";

    private static IEnumerable<string> OptionNames(System.CommandLine.Parsing.CommandResult? command)
    {
        for (; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            foreach (var option in command.Command.Options)
            {
                yield return option.Name;
                foreach (var alias in option.Aliases.Where(a => a.StartsWith("--", StringComparison.Ordinal)))
                {
                    yield return alias;
                }
            }
        }
    }
}
