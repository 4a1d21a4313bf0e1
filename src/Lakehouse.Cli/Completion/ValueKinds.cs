using System.CommandLine;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Completion;

/// <summary>
/// What the values of options and arguments are, by the name that the help shows for them: <c>a|b</c> is a choice of words,
/// <c>folder</c> is completed by the shell, <c>world</c> is one of the worlds. So a new option is completed, and described in
/// docs/cli.md, by being defined.
/// </summary>
internal static class ValueKinds
{
    /// <summary>The words that may stand for a value of which <paramref name="typed"/> is there.</summary>
    public static IEnumerable<Candidate> Candidates(Symbol symbol, string typed, IReadOnlyList<string> words)
    {
        var parts = NameOf(symbol).Split('|');
        foreach (var part in parts)
        {
            if (Find(part) is { } candidates)
            {
                foreach (var candidate in candidates(typed, words))
                {
                    yield return candidate;
                }
            }
            else if (parts.Length > 1)
            {
                yield return new Candidate(part, null);
            }
        }
    }

    /// <summary>The words of a choice: those parts of the name that stand for nothing else.</summary>
    public static IReadOnlyList<string> Choices(Symbol symbol)
    {
        var parts = NameOf(symbol).Split('|');
        return parts.Length > 1 ? [.. parts.Where(part => Find(part) is null)] : [];
    }

    /// <summary>Whether anybody knows what the value is.</summary>
    public static bool IsKnown(Symbol symbol) => NameOf(symbol).Contains('|') || Find(NameOf(symbol)) is not null;

    /// <summary>What the help shows for a value.</summary>
    public static string NameOf(Symbol symbol) => symbol switch
    {
        Option option => option.HelpName ?? option.Name.TrimStart('-'),
        Argument argument => argument.HelpName ?? argument.Name,
        _ => throw new InvalidOperationException($"{symbol.Name} takes no value."),
    };

    private static Func<string, IReadOnlyList<string>, IEnumerable<Candidate>>? Find(string name) => name switch
    {
        "world" => (_, _) => Worlds(),
        "world.table" => (_, _) => Tables(),
        "a,b" => (typed, words) => ListOfTables(typed, words),
        "scale" => (_, words) => Scales(words),
        "knob=value" => (_, words) => Knobs(words),
        "file" => (_, _) => [Candidate.Files],
        "folder" or "lake" or "lakeA" or "lakeB" or "path" => (_, _) => [Candidate.Folders],
        "n" or "rate" or "date" or "query" or "columns" => (_, _) => [],
        _ => null,
    };

    private static IEnumerable<Candidate> Worlds()
    {
        foreach (var world in WorldDefinition.All)
        {
            yield return new Candidate(world.Name, world.Description);
        }
    }

    private static IEnumerable<Candidate> Tables()
    {
        foreach (var world in WorldDefinition.All)
        {
            foreach (var table in world.Tables)
            {
                yield return new Candidate($"{world.Name}.{table.Name}", table.Description);
            }
        }
    }

    /// <summary>Lists with commas: what is typed so far, and one more table of the world that the line names.</summary>
    private static IEnumerable<Candidate> ListOfTables(string typed, IReadOnlyList<string> words)
    {
        var begin = typed.LastIndexOf(',') + 1;
        var listed = typed[..begin].Split(',');
        foreach (var world in NamedWorlds(words))
        {
            foreach (var table in world.Tables)
            {
                if (!listed.Contains(table.Name))
                {
                    yield return new Candidate(typed[..begin] + table.Name, table.Description);
                }
            }
        }
    }

    private static IEnumerable<Candidate> Scales(IReadOnlyList<string> words)
    {
        var seen = new HashSet<string>();
        foreach (var world in NamedWorlds(words))
        {
            foreach (var preset in world.Presets)
            {
                if (seen.Add(preset.Name))
                {
                    yield return new Candidate(preset.Name, null);
                }
            }
        }
    }

    private static IEnumerable<Candidate> Knobs(IReadOnlyList<string> words)
    {
        foreach (var world in NamedWorlds(words))
        {
            foreach (var knob in world.Knobs)
            {
                yield return new Candidate(knob.Name + "=", knob.Description);
            }
        }
    }

    /// <summary>The worlds that a line names, alone or before the name of a table; all worlds where it names none.</summary>
    private static IReadOnlyList<WorldDefinition> NamedWorlds(IReadOnlyList<string> words)
    {
        var named = new List<WorldDefinition>();
        foreach (var world in WorldDefinition.All)
        {
            foreach (var word in words)
            {
                if (word == world.Name || word.StartsWith(world.Name + ".", StringComparison.Ordinal))
                {
                    named.Add(world);
                    break;
                }
            }
        }

        return named.Count > 0 ? named : WorldDefinition.All;
    }
}
