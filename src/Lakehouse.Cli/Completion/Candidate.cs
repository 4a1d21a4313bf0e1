namespace Lakehouse.Cli.Completion;

/// <summary>A word that may stand where the cursor is, and what it means.</summary>
internal readonly record struct Candidate(string Text, string? Meaning)
{
    /// <summary>Not a word: the shell completes names of files and folders itself.</summary>
    public static Candidate Files { get; } = new(":file", null);

    /// <summary>Not a word: the shell completes names of folders itself.</summary>
    public static Candidate Folders { get; } = new(":folder", null);

    public bool IsWord => !Text.StartsWith(':');
}
