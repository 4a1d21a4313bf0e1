using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Answer(int ExitCode, string Out, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs commands: in this process, or as the program that users run.</summary>
internal static class Cli
{
    /// <summary>The program beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "lakehouse");

    public static Answer Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var signals = new Signals();
        var terminal = new Terminal(output, error, OutIsTerminal: false, ErrorIsTerminal: false);
        var code = Application.Run(args, terminal, new FixedClock(), signals);
        return new Answer(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>The one line of JSON that a command prints.</summary>
    public static JsonElement Json(params string[] args)
    {
        var answer = Run(args);
        Assert.Equal(0, answer.ExitCode);
        return JsonDocument.Parse(Assert.Single(answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
    }

    public static ProcessStartInfo Command(params string[] args)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return start;
    }

    public static Answer Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, error.Result);
    }

    public static Answer Start(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        return Finish(process);
    }

    /// <summary>Runs a script of the shell, with the program as <c>$LAKEHOUSE</c>.</summary>
    public static Answer Shell(string script)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        start.Environment["LAKEHOUSE"] = Program;
        return Start(start);
    }

}

/// <summary>A clock that stands on the evening before a business day ends.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2027, 3, 4, 13, 30, 0, TimeSpan.Zero);
}
