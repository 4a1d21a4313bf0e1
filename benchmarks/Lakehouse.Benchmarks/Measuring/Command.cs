using System.Diagnostics;

namespace Lakehouse.Benchmarks.Measuring;

/// <summary>What a whole command cost and what it printed.</summary>
internal sealed record CommandRun(Sample Sample, string Output);

/// <summary>Runs whole programs as a user starts them.</summary>
internal static class Command
{
    private const int ToldOfErrors = 400;

    /// <summary>The peak is that of the largest command that this process has run, so only its first command has its own.</summary>
    /// <param name="program">The program's path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it finds on standard input.</param>
    /// <param name="folder">The folder that it works in; this process's own where none is given.</param>
    public static CommandRun Run(string program, IEnumerable<string> arguments, string input = "", string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var cpu = EndedChildren.CpuSeconds;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        clock.Stop();
        var said = errors.GetAwaiter().GetResult().Trim();
        if (process.ExitCode != 0)
        {
            var reason = said[..Math.Min(said.Length, ToldOfErrors)];
            throw new InvalidOperationException(
                $"'{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}' ended with {process.ExitCode}: {reason}");
        }

        var sample = new Sample
        {
            Seconds = clock.Elapsed.TotalSeconds,
            CpuSeconds = EndedChildren.CpuSeconds - cpu,
            PeakBytes = EndedChildren.PeakBytes,
        };
        return new CommandRun(sample, output.GetAwaiter().GetResult());
    }
}
