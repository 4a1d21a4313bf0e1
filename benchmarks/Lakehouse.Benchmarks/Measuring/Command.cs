using System.Diagnostics;

namespace Lakehouse.Benchmarks.Measuring;

/// <summary>Measures a whole command as a user starts it.</summary>
internal static class Command
{
    private const int ToldOfErrors = 400;

    /// <summary>Runs <c>./lakehouse</c> with the arguments. The peak is the largest of all commands that this process ran.</summary>
    public static Sample Measure(string root, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(root, "lakehouse"), arguments)
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var cpu = EndedChildren.CpuSeconds;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        clock.Stop();
        output.GetAwaiter().GetResult();
        var said = errors.GetAwaiter().GetResult().Trim();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'./lakehouse {string.Join(' ', start.ArgumentList)}' ended with {process.ExitCode}: {said[..Math.Min(said.Length, ToldOfErrors)]}");
        }

        return new Sample
        {
            Seconds = clock.Elapsed.TotalSeconds,
            CpuSeconds = EndedChildren.CpuSeconds - cpu,
            PeakBytes = EndedChildren.PeakBytes,
        };
    }
}
