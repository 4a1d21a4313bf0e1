using System.CommandLine;

namespace Lakehouse.Cli;

/// <summary>What every verb gets: where to write, the clock, and the token that a signal cancels.</summary>
internal sealed record VerbContext(Terminal Terminal, TimeProvider Clock, CancellationToken Cancellation)
{
    /// <summary>An option of the root command, and so of every verb.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No words and no progress: only data, and errors.",
        Recursive = true,
    };
}

/// <summary>A command with examples for its help.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
