using System.Diagnostics;
using System.Runtime.InteropServices;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>The program itself under what happens to programs: signals, kills, full disks, other cultures.</summary>
public sealed partial class ProcessTests(CleanLake lake) : IClassFixture<CleanLake>
{
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>The number of whole files that is waited for, and the milliseconds after it, before the kill.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 350)]
    [InlineData(1, 0)]
    [InlineData(1, 45)]
    [InlineData(9, 13)]
    [InlineData(30, 0)]
    [InlineData(31, 5)]
    [InlineData(61, 0)]
    [InlineData(62, 20)]
    [InlineData(121, 0)]
    [InlineData(151, 0)]
    [InlineData(152, 0)]
    public void KilledAtAnyMomentAndRunAgainIsACleanLake(int files, int milliseconds)
    {
        using var scratch = new ScratchFolder();
        var clean = lake.Folder;
        var folder = scratch.Sub("lake");
        using (var process = Process.Start(Cli.Command(["generate", "casino", "--out", folder, .. CleanLake.Options]))!)
        {
            WaitForFiles(process, folder, files);
            Thread.Sleep(milliseconds);
            Send(process.Id, Kill);
            Cli.Finish(process);
        }

        AssertOldOrNew(folder, clean);
        AssertCompleted(folder, clean);
    }

    [Theory]
    [InlineData(Interrupt, 130)]
    [InlineData(Terminate, 143)]
    public void SignalStopsCleanlyAndTheNextRunGoesOn(int signal, int exitCode)
    {
        using var scratch = new ScratchFolder();
        var clean = lake.Folder;
        var folder = scratch.Sub("lake");
        var start = Cli.Command(["--default-signal", Cli.Program, "generate", "casino", "--out", folder, .. CleanLake.Options]);
        // Tests started in the background of a shell inherit an ignored SIGINT, which the program would rightly respect.
        start.FileName = "env";
        using (var process = Process.Start(start)!)
        {
            WaitForFiles(process, folder, 2);
            Send(process.Id, signal);
            var answer = Cli.Finish(process);
            Assert.Equal(exitCode, answer.ExitCode);
            Assert.StartsWith("Stopped.", answer.Error, StringComparison.Ordinal);
            Assert.Single(answer.ErrorLines);
        }

        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
        AssertOldOrNew(folder, clean);
        AssertCompleted(folder, clean);
    }

    [Fact]
    public void OfTwoProcessesAtOnceOneIsToldOrBothAgree()
    {
        using var scratch = new ScratchFolder();
        var clean = lake.Folder;
        var folder = scratch.Sub("lake");
        using var one = Process.Start(Cli.Command(["generate", "casino", "--out", folder, .. CleanLake.Options]))!;
        using var two = Process.Start(Cli.Command(["generate", "casino", "--out", folder, .. CleanLake.Options]))!;
        var answers = (Answer[])[Cli.Finish(one), Cli.Finish(two)];

        Assert.Contains(answers, a => a.ExitCode == 0);
        Assert.All(answers.Where(a => a.ExitCode != 0), a =>
        {
            Assert.Equal(1, a.ExitCode);
            Assert.Contains("Another run is writing", a.Error, StringComparison.Ordinal);
        });
        FolderTree.AssertSame(clean, folder);
    }

    [Fact]
    public void ThreadsZoneAndCultureChangeNoByte()
    {
        using var scratch = new ScratchFolder();
        var clean = lake.Folder;
        foreach (var (threads, zone, culture) in ((string, string, string)[])
            [("1", "Asia/Kathmandu", "tr_TR.UTF-8"), ("7", "Pacific/Apia", "de_DE.UTF-8")])
        {
            var folder = scratch.Sub("lake" + threads);
            var start = Cli.Command("generate", "casino", "--out", folder, "--scale", "0.4", "--threads", threads);
            start.Environment["TZ"] = zone;
            start.Environment["LC_ALL"] = start.Environment["LANG"] = culture;
            Assert.Equal(0, Cli.Start(start).ExitCode);
            FolderTree.AssertSame(clean, folder);
        }
    }

    [Fact]
    public void FullDiskIsToldAndTheNextRunGoesOn()
    {
        using var scratch = new ScratchFolder();
        var answer = InMountNamespace($"""
            mount -t tmpfs -o size=600k none {scratch.FullName} || exit 99
            "$LAKEHOUSE" generate casino --scale medium --threads 2 --out {scratch.FullName}/lake; echo "first $?"
            find {scratch.FullName} -name '*.tmp' -o -name '*.json'
            mount -o remount,size=100m {scratch.FullName}
            "$LAKEHOUSE" generate casino --scale medium --threads 2 --out {scratch.FullName}/lake --quiet; echo "second $?"
            "$LAKEHOUSE" verify {scratch.FullName}/lake --quiet; echo "verify $?"
            """);

        Assert.Equal("first 1\nsecond 0\nverify 0\n", answer.Out);
        Assert.Contains("no space is left", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOnlyFileSystemIsTold()
    {
        using var scratch = new ScratchFolder();
        var answer = InMountNamespace($"""
            mount -t tmpfs -o ro none {scratch.FullName} || exit 99
            "$LAKEHOUSE" generate casino --scale demo --out {scratch.FullName}/lake; echo "delta $?"
            "$LAKEHOUSE" generate casino --scale demo --format parquet --out {scratch.FullName}; echo "parquet $?"
            """);

        Assert.Equal("delta 1\nparquet 1\n", answer.Out);
        var lines = answer.ErrorLines;
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("read-only", line, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("ParquetSharpNative.so", "generate casino --scale demo --out lake")]
    [InlineData("libduckdb.so", "sql SELECT --lake whole")]
    public void MissingNativeLibraryIsToldWithTheCommandThatGetsIt(string library, string command)
    {
        using var scratch = new ScratchFolder();
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(scratch.FullName, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetExtension(file) == ".so" && Path.GetFileName(file) != library)
            {
                File.CreateSymbolicLink(copy, file);
            }
            else if (Path.GetExtension(file) is ".dll" or ".json")
            {
                File.Copy(file, copy);
            }
        }

        Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", scratch.Sub("whole"));
        var answer = Cli.Shell($"cd {scratch.FullName} && dotnet lakehouse.dll {command}");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("dotnet restore", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(scratch.Sub("lake")) ? Directory.GetFiles(scratch.Sub("lake"), "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public void ReaderThatHasSeenEnoughIsNoFailure()
    {
        using var scratch = new ScratchFolder();
        Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", scratch.Sub("lake"));
        var answer = Cli.Shell(
            $"(\"$LAKEHOUSE\" sql 'FROM range(2000000)' --lake {scratch.Sub("lake")} --format csv; echo \"code $?\" >&2) | head -n 1");

        Assert.Equal(("range\n", "code 0\n"), (answer.Out, answer.Error));
    }

    [Theory]
    [InlineData("tables casino --json")]
    [InlineData("row casino.player_opening 0")]
    [InlineData("--help")]
    public void FullOutputIsTold(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        var answer = Cli.Shell($"\"$LAKEHOUSE\" {command} > /dev/full");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("no space is left", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.ErrorLines);
    }

    [Fact]
    public void PipesCarryNoEscapes()
    {
        using var scratch = new ScratchFolder();
        var start = Cli.Command("generate", "casino", "--scale", "demo", "--out", scratch.Sub("lake"), "--json");
        start.Environment["GITHUB_ACTIONS"] = "true";
        var answer = Cli.Start(start);

        Assert.Equal(0, answer.ExitCode);
        Assert.DoesNotContain('\u001b', answer.Out + answer.Error);
    }

    private static void WaitForFiles(Process process, string folder, int files)
    {
        while (!process.HasExited && Count(folder) < files)
        {
            Thread.Sleep(1);
        }
    }

    private static int Count(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, "part-*", SearchOption.AllDirectories).Length : 0;
        }
        catch (DirectoryNotFoundException)
        {
            // The other process removed a folder between two looks.
            return 0;
        }
    }

    /// <summary>Whatever carries a final name is whole, and a table has its log or none.</summary>
    private static void AssertOldOrNew(string folder, string clean)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var whole = FolderTree.Of(clean);
        foreach (var (path, digest) in FolderTree.Of(folder))
        {
            if (Path.GetFileName(path).StartsWith("part-", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal))
            {
                Assert.Equal(whole[path], digest);
            }
        }
    }

    private static void AssertCompleted(string folder, string clean)
    {
        var again = Cli.Run(["generate", "casino", "--out", folder, .. CleanLake.Options]);
        Assert.Equal((0, ""), (again.ExitCode, again.ExitCode == 0 ? "" : again.Error));
        FolderTree.AssertSame(clean, folder);
    }

    /// <summary>Runs a script where it may mount; skipped where this is not allowed.</summary>
    internal static Answer InMountNamespace(string script)
    {
        var answer = Cli.Shell($"unshare --mount sh -c '{script.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        var isAllowed = answer.ExitCode != 99 && !answer.Error.StartsWith("unshare:", StringComparison.Ordinal)
            && !answer.Error.Contains("unshare: not found", StringComparison.Ordinal);
        Assert.SkipUnless(isAllowed, "This user may not mount a file system; run the tests as root with 'unshare' (package util-linux).");
        return answer;
    }

    /// <summary>A process that has ended already gets nothing, which is one of the moments to try.</summary>
    internal static void Send(int process, int signal) => _ = SendSignal(process, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}

/// <summary>The lake that every interrupted run must come to.</summary>
public sealed class CleanLake : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public CleanLake()
    {
        Folder = _scratch.Sub("clean");
        Assert.Equal(0, Cli.Run(["generate", "casino", "--out", Folder, .. Options]).ExitCode);
    }

    public static IReadOnlyList<string> Options { get; } = ["--scale", "0.4", "--threads", "2"];

    public string Folder { get; }

    public void Dispose() => _scratch.Dispose();
}
