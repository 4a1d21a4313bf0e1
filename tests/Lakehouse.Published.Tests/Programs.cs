using System.Diagnostics;
using Lakehouse.Testing;

namespace Lakehouse.Published.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Answer(int ExitCode, string Out, string Error)
{
    public string[] OutLines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The programs as they are published, and the plain one that was built for tests.</summary>
internal static class Programs
{
    /// <summary>The program beside the tests, which is neither trimmed nor alone.</summary>
    public static string Plain { get; } = Path.Combine(AppContext.BaseDirectory, "lakehouse");

    public static string Alone() => TestPart.Published("publish/lakehouse/lakehouse");

    public static string Worker() => TestPart.Published("publish/lakehouse-worker/lakehouse-worker");

    public static string Packages() => TestPart.Published("packages");

    public static ProcessStartInfo Command(string program, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return start;
    }

    public static Answer Run(ProcessStartInfo start, string input = "")
    {
        using var process = Process.Start(start)!;
        return Finish(process, input);
    }

    public static Answer Run(string program, params IEnumerable<string> args) => Run(Command(program, args));

    public static Answer Finish(Process process, string input)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything, which its exit code tells.
        }

        process.WaitForExit();
        return new Answer(process.ExitCode, output.Result, error.Result);
    }

}
