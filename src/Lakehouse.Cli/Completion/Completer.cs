using System.CommandLine;

namespace Lakehouse.Cli.Completion;

/// <summary>
/// Finds what may stand where the cursor is, from the definitions of the commands alone. The shells' scripts ask by
/// <see cref="Request"/>, the words before the cursor and the word at it.
/// </summary>
internal static class Completer
{
    /// <summary>The first word of a question. No command or value is called so.</summary>
    public const string Request = "[complete]";

    /// <summary>Answers with one candidate a line, its meaning after a tab.</summary>
    public static int Answer(RootCommand root, IReadOnlyList<string> words, Terminal terminal)
    {
        terminal.Write(writer =>
        {
            foreach (var candidate in Candidates(root, words))
            {
                writer.WriteLine(candidate.Meaning is null ? candidate.Text : $"{candidate.Text}\t{candidate.Meaning}");
            }
        });
        return Application.Done;
    }

    /// <param name="root">The commands.</param>
    /// <param name="words">The words of the line after the program's name; the last one is the one at the cursor.</param>
    public static IEnumerable<Candidate> Candidates(RootCommand root, IReadOnlyList<string> words)
    {
        var typed = words.Count == 0 ? "" : words[^1];
        string[] before = [.. words.Take(words.Count - 1)];
        var position = Position.After(root, before);
        if (position.Pending is { } pending)
        {
            return Fitting(ValueKinds.Candidates(pending, typed, before), typed);
        }

        if (!position.OptionsEnded && typed.StartsWith('-'))
        {
            var equals = typed.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? Fitting(Options(position), typed)
                : position.Find(typed[..equals]) is { } option && TakesValue(option)
                    ? ValuesAfterEquals(option, typed, equals + 1, before)
                    : [];
        }

        if (position.Argument is { } argument)
        {
            return Fitting(ValueKinds.Candidates(argument, typed, before), typed);
        }

        return Fitting(position.Command.Subcommands.Count == 0 && !position.OptionsEnded && typed.Length == 0
            ? Options(position)
            : Commands(position), typed);
    }

    /// <summary>Whether a value follows the option's name.</summary>
    internal static bool TakesValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;

    private static IEnumerable<Candidate> ValuesAfterEquals(Option option, string typed, int begin, string[] before)
    {
        foreach (var value in Fitting(ValueKinds.Candidates(option, typed[begin..], before), typed[begin..]))
        {
            yield return value.IsWord ? value with { Text = typed[..begin] + value.Text } : value;
        }
    }

    private static IEnumerable<Candidate> Fitting(IEnumerable<Candidate> candidates, string typed)
    {
        foreach (var candidate in candidates)
        {
            if (!candidate.IsWord || candidate.Text.StartsWith(typed, StringComparison.Ordinal))
            {
                yield return candidate;
            }
        }
    }

    private static IEnumerable<Candidate> Commands(Position position)
    {
        foreach (var sub in position.Command.Subcommands)
        {
            if (!sub.Hidden && position.TakesCommand)
            {
                yield return new Candidate(sub.Name, sub.Description);
            }
        }
    }

    /// <summary>The options by their long names, less those that the line has and may have once only.</summary>
    private static IEnumerable<Candidate> Options(Position position)
    {
        foreach (var option in position.Options())
        {
            if (!option.Hidden && (option.Arity.MaximumNumberOfValues > 1 || !position.Given.Contains(option)))
            {
                yield return new Candidate(option.Name, option.Description);
            }
        }
    }

    /// <summary>Where a line stands after some words: in which command, at which value.</summary>
    private sealed class Position(Command command)
    {
        private readonly List<Command> _path = [command];
        private int _arguments;

        public Command Command => _path[^1];

        /// <summary>Whether a command below this one may come next: nothing that is none has come before.</summary>
        public bool TakesCommand => _arguments == 0;

        /// <summary>The option whose value comes next.</summary>
        public Option? Pending { get; private set; }

        /// <summary>The argument that comes next.</summary>
        public Argument? Argument => _arguments < Command.Arguments.Count ? Command.Arguments[_arguments] : null;

        /// <summary>After <c>--</c> everything is a value.</summary>
        public bool OptionsEnded { get; private set; }

        public HashSet<Option> Given { get; } = [];

        public static Position After(RootCommand root, IEnumerable<string> words)
        {
            var position = new Position(root);
            foreach (var word in words)
            {
                position.Read(word);
            }

            return position;
        }

        public IEnumerable<Option> Options()
        {
            for (var i = _path.Count - 1; i >= 0; i--)
            {
                foreach (var option in _path[i].Options)
                {
                    if (i == _path.Count - 1 || option.Recursive)
                    {
                        yield return option;
                    }
                }
            }
        }

        public Option? Find(string name)
        {
            foreach (var option in Options())
            {
                if (option.Name == name || option.Aliases.Contains(name))
                {
                    return option;
                }
            }

            return null;
        }

        private void Read(string word)
        {
            if (Pending is not null)
            {
                Pending = null;
            }
            else if (!OptionsEnded && word == "--")
            {
                OptionsEnded = true;
            }
            else if (!OptionsEnded && word.StartsWith('-'))
            {
                var equals = word.IndexOf('=', StringComparison.Ordinal);
                if (Find(equals < 0 ? word : word[..equals]) is { } option)
                {
                    Given.Add(option);
                    Pending = equals < 0 && TakesValue(option) ? option : null;
                }
            }
            else if (Sub(word) is { } sub)
            {
                _path.Add(sub);
                _arguments = 0;
            }
            else
            {
                _arguments++;
            }
        }

        private Command? Sub(string word)
        {
            foreach (var sub in Command.Subcommands)
            {
                if (sub.Name == word || sub.Aliases.Contains(word))
                {
                    return sub;
                }
            }

            return null;
        }
    }
}
