namespace Lakehouse.Cli;

/// <summary>Where a command writes: data to <see cref="Out"/>, words and progress to <see cref="Error"/>.</summary>
internal sealed record Terminal(Stream Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal)
{
    private static readonly System.Text.UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Terminal OfProcess() => new(
        Console.OpenStandardOutput(),
        new StreamWriter(Console.OpenStandardError(), s_utf8) { AutoFlush = true, NewLine = "\n" },
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected);

    /// <summary>Writes lines of data; flushed when the work returns.</summary>
    public void Write(Action<TextWriter> work)
    {
        using var writer = new StreamWriter(Out, s_utf8, leaveOpen: true) { NewLine = "\n" };
        work(writer);
    }
}
