using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Lakehouse.Tools.Tests;

/// <summary>The command ./lakehouse, in a repository of its own with a dotnet that only notes what it was asked for.</summary>
public sealed class LakehouseScriptTests : IDisposable
{
    // 'publish' takes a moment and leaves a program behind; the program says its number, its arguments and its folder.
    private const string FakeDotnet = """
        #!/usr/bin/env bash
        if [[ $1 == publish ]]; then
          echo publish >>"$FAKE_LOG"
          sleep 0.2
          [[ -e $FAKE_LOG.broken ]] && { echo 'error: it does not compile'; exit 1; }
          while [[ $1 != --output ]]; do shift; done
          mkdir -p "$2" && wc -l <"$FAKE_LOG" >"$2/lakehouse.dll"
          exit 0
        fi
        echo "build $(cat "$1") at $PWD: ${*:2}"
        if [[ ${2-} == wait ]]; then
          touch "$3.started"
          while [[ ! -e $3 ]]; do sleep 0.05; done
        fi
        [[ ${2-} == fail ]] && exit "$3"
        exit 0
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("lakehouse script ").FullName;

    public LakehouseScriptTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script's lock and times of change are tried on Linux.");
        foreach (var path in new[] { "lakehouse", "eng/environment.sh", "global.json", "Directory.Build.props" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, "repo", path))!);
            File.Copy(Path.Combine(Repository.Root, path), Path.Combine(_folder, "repo", path));
        }

        Directory.CreateDirectory(Path.Combine(_folder, "repo", "src"));
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        Write("repo/src/Program.cs", "first");
        Write("bin/dotnet", FakeDotnet);
#pragma warning disable CA1416 // The constructor has left on other systems.
        File.SetUnixFileMode(Path.Combine(_folder, "bin", "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Builds_once_then_starts_at_once_and_passes_arguments_folder_and_exit_code()
    {
        var first = await Run("a b", "c");
        var second = await Run("fail", "7");

        Assert.Equal((0, $"build 1 at {_folder}: a b c", ""), first);
        Assert.Equal((7, $"build 1 at {_folder}: fail 7", ""), second);
        Assert.Equal(1, Builds());
    }

    [Fact]
    public async Task First_starts_at_the_same_time_build_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Run("x")));

        Assert.All(runs, r => Assert.Equal((0, $"build 1 at {_folder}: x", ""), r));
        Assert.Equal(1, Builds());
    }

    [Fact]
    public async Task Builds_again_when_a_source_changed_came_with_an_old_date_or_went()
    {
        await Run("x");
        Write("repo/src/Program.cs", "second");
        Assert.StartsWith("build 2", (await Run("x")).Output, StringComparison.Ordinal);

        Write("old.cs", "old");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "old.cs"), DateTime.UnixEpoch);
        File.Move(Path.Combine(_folder, "old.cs"), Path.Combine(_folder, "repo", "src", "old.cs"));
        Assert.StartsWith("build 3", (await Run("x")).Output, StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder, "repo", "src", "old.cs"));
        Assert.StartsWith("build 4", (await Run("x")).Output, StringComparison.Ordinal);
        Assert.StartsWith("build 4", (await Run("x")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_is_shown_on_stderr_and_tried_again()
    {
        Write("log.broken", "");
        var broken = await Run("x");
        File.Delete(Path.Combine(_folder, "log.broken"));
        var mended = await Run("x");

        Assert.Equal(1, broken.Code);
        Assert.Empty(broken.Output);
        Assert.Contains("it does not compile", broken.Errors, StringComparison.Ordinal);
        Assert.Contains("could not be built", broken.Errors, StringComparison.Ordinal);
        Assert.Equal((0, $"build 2 at {_folder}: x", ""), mended);
    }

    [Fact]
    public async Task A_build_leaves_the_files_of_running_programs_alone()
    {
        await Run("x");
        var signal = Path.Combine(_folder, "end");
        var running = Run("wait", signal);
        while (!File.Exists(signal + ".started"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        for (var i = 2; i <= 3; i++)
        {
            Write("repo/src/Program.cs", i.ToString(CultureInfo.InvariantCulture));
            await Run("x");
        }

        // The second build may not go into the first one's folder, although it is no longer the newest.
        Assert.Equal("1", (await File.ReadAllTextAsync(
            Path.Combine(_folder, "repo/artifacts/lakehouse/1/lakehouse.dll"), TestContext.Current.CancellationToken)).Trim());
        Write("end", "");
        await running;
    }

    [Fact]
    public async Task Without_dotnet_one_sentence_says_what_to_install()
    {
        File.Delete(Path.Combine(_folder, "bin", "dotnet"));
        foreach (var tool in new[] { "bash", "env", "find", "mkdir", "flock" })
        {
            File.CreateSymbolicLink(Path.Combine(_folder, "bin", tool), Locate(tool));
        }

        var run = await Start(Path.Combine(_folder, "bin"), "x");

        Assert.Equal(1, run.Code);
        Assert.Contains("dotnet-sdk-10.0", Assert.Single(run.Errors.Split('\n')), StringComparison.Ordinal);
    }

    private static string Locate(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, tool)).First(File.Exists);

    private Task<(int Code, string Output, string Errors)> Run(params string[] arguments) =>
        Start(Path.Combine(_folder, "bin") + ":" + Environment.GetEnvironmentVariable("PATH"), arguments);

    private async Task<(int Code, string Output, string Errors)> Start(string path, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(_folder, "repo", "lakehouse"), arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["FAKE_LOG"] = Path.Combine(_folder, "log");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).TrimEnd(), (await errors).TrimEnd());
    }

    private int Builds() => File.ReadAllLines(Path.Combine(_folder, "log")).Length;

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder, path), text);
}
