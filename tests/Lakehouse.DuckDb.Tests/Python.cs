using System.Diagnostics;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.DuckDb.Tests;

/// <summary>A reader that shares no code with ours.</summary>
internal static class Python
{
    /// <summary>What a script prints.</summary>
    public static string Run(string module, string script, params string[] args)
    {
        var start = new ProcessStartInfo(TestPart.Python(module), ["-c", script, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.TrimEnd('\n');
    }
}
