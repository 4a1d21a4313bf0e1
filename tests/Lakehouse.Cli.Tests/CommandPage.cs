using System.CommandLine;
using System.Globalization;
using System.Text;
using Lakehouse.Cli.Completion;

namespace Lakehouse.Cli.Tests;

/// <summary>The reference of every command as Markdown, made from the commands' definitions.</summary>
internal static class CommandPage
{
    /// <summary>What the program reads from its environment.</summary>
    public static readonly (string Name, string Meaning)[] Variables =
    [
        ("LAKEHOUSE_DEBUG", "`1` shows where an error inside lakehouse itself came from."),
    ];

    private static readonly (string Code, string Meaning)[] s_exitCodes =
    [
        ("0", "done; `verify` found nothing wrong"),
        ("1", "work that failed (a disk, a log, a file that is damaged), or problems found"),
        ("2", "bad input, or something of another plan in the way; nothing was changed"),
        ("130, 143", "stopped by Ctrl-C or SIGTERM; what was finished is kept, and the same command goes on from there"),
    ];

    public static string Text()
    {
        var page = new StringBuilder();
        var all = Commands.All().ToList();
        page.Append("# The command line\n\n");
        page.Append("This page is made from the definitions of the commands; `lakehouse <command> --help` says the same.\n\n");
        page.Append("| command | does |\n|---|---|\n");
        foreach (var (path, command) in all.Where(c => c.Path.Count > 0 && c.Command.Subcommands.Count == 0))
        {
            var name = string.Join(' ', path);
            page.Append(CultureInfo.InvariantCulture, $"| [{name}](#{Anchor(path)}) | {Cell(command.Description)} |\n");
        }

        foreach (var (path, command) in all)
        {
            Section(page, path, command);
        }

        page.Append("\n## Exit codes\n\n| code | means |\n|---|---|\n");
        Rows(page, s_exitCodes.Select(c => (c.Code, c.Meaning)));
        page.Append("\nData goes to standard output, words and progress to standard error.\n");
        page.Append("\n## Environment variables\n\n| variable | does |\n|---|---|\n");
        Rows(page, Variables.Select(v => ($"`{v.Name}`", v.Meaning)));
        return page.ToString();
    }

    private static void Section(StringBuilder page, IReadOnlyList<string> path, Command command)
    {
        var name = string.Join(' ', path.Prepend("lakehouse"));
        page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n{Cell(command.Description)}\n");
        if (command.Subcommands.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n```\n{name} <command> ...\n```\n");
        }
        else
        {
            page.Append(CultureInfo.InvariantCulture, $"\n```\n{Synopsis(name, command)}\n```\n");
        }

        if (command.Arguments.Count > 0)
        {
            page.Append("\n| argument | is |\n|---|---|\n");
            Rows(page, command.Arguments.Select(a => ($"`{Barred(ValueKinds.NameOf(a))}`", Cell(a.Description))));
        }

        var options = command.Options.Where(o => !o.Hidden).ToList();
        if (options.Count > 0)
        {
            page.Append("\n| option | does |\n|---|---|\n");
            Rows(page, options.Select(o => (Names(o), Cell(o.Description) + Default(o))));
        }

        if (command is Verb verb)
        {
            page.Append("\nExamples:\n\n```\n").AppendJoin('\n', verb.Examples).Append("\n```\n");
        }

        if (path.Count == 0)
        {
            var everywhere = command.Options.Where(o => o.Recursive && !o.Hidden).Select(o => $"`{o.Name}`");
            page.Append(CultureInfo.InvariantCulture, $"\n{string.Join(" and ", everywhere)} work with every command.\n");
        }
    }

    private static string Synopsis(string name, Command command)
    {
        var words = new StringBuilder(name);
        foreach (var argument in command.Arguments)
        {
            var value = $"<{ValueKinds.NameOf(argument)}>";
            words.Append(' ').Append(argument.Arity.MinimumNumberOfValues == 0 ? $"[{value}]" : value);
        }

        return words.Append(command.Options.Any(o => !o.Hidden) ? " [options]" : "").ToString();
    }

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => !a.StartsWith('/') && a != "-?").Prepend(option.Name).Select(n => $"`{n}`"));
        return Completer.TakesValue(option) ? $"{names} `<{Barred(ValueKinds.NameOf(option))}>`" : names;
    }

    private static string Default(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is { } value and not bool
            ? string.Create(CultureInfo.InvariantCulture, $" Default: `{value}`.")
            : "";

    private static void Rows(StringBuilder page, IEnumerable<(string Head, string Text)> rows)
    {
        foreach (var (head, text) in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {head} | {text} |\n");
        }
    }

    private static string Barred(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Text in or outside a table, where bars and angle brackets are no markup.</summary>
    private static string Cell(string? text) => Barred(text ?? "")
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Anchor(IReadOnlyList<string> path) => string.Join('-', path.Prepend("lakehouse"));
}
