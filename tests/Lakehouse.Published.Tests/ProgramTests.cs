using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Published.Tests;

/// <summary>The program that needs no .NET, where there is nothing else; and whether trimming took anything that it needs.</summary>
public sealed class ProgramTests
{
    /// <summary>What .NET loads by itself for digests and keyed hashes; 'ldd' does not tell.</summary>
    private static readonly string[] s_loaded = ["libssl.so.3", "libcrypto.so.3"];

    [Fact]
    public void GenerateVerifySqlRowAndDigestWorkInAnEmptyEnvironment()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");

        Assert.Equal(0, Empty("generate", "casino", "--scale", "demo", "--out", lake).ExitCode);
        Assert.Equal(0, Programs.Run(Programs.Plain, "generate", "casino", "--scale", "demo", "--out", scratch.Sub("plain")).ExitCode);
        FolderTree.AssertSame(scratch.Sub("plain"), lake);
        foreach (var args in (string[][])
            [
                ["verify", lake, "--json"],
                ["digest", lake, "--json"],
                ["digest", "casino", "--scale", "demo", "--json"],
                ["row", "casino.bronze_slot_telemetry", "999999999999", "--slots", "1000000000000"],
                ["sql", "SELECT event_type, count(*) FROM casino.bronze_slot_telemetry GROUP BY ALL ORDER BY ALL", "--lake", lake],
                ["delta", "show", Path.Combine(lake, "Tables", "casino", "player_opening")],
                ["tables", "casino"],
                ["completion", "bash"],
                ["[complete]", "generate", ""],
                ["generate", "casino", "--plan"],
                ["generate", "casino", "--tabels", "x"],
                ["sql", "SELECT nothing FROM casino.player_opening", "--lake", lake],
                ["verify", "/nowhere"],
            ])
        {
            Assert.Equal(Programs.Run(Programs.Plain, args), Empty(args));
        }
    }

    [Fact]
    public void HelpOfEveryCommandIsThatOfThePlainProgram()
    {
        foreach (var line in Programs.Run(Programs.Plain, "[complete]", "").OutLines.Append(""))
        {
            var args = (string[])[.. line.Split('\t')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
            Assert.Equal(Programs.Run(Programs.Plain, args), Empty(args));
        }
    }

    /// <summary>The trimmer cannot see what DuckDB's values need; this is why its warnings about them may be ignored.</summary>
    [Fact]
    public void EveryTypeOfDuckDBComesOutAsFromThePlainProgram()
    {
        using var scratch = new ScratchFolder();
        Programs.Run(Programs.Plain, "generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", scratch.Sub("lake"));
        const string Columns = "SELECT column_name FROM (DESCRIBE FROM test_all_types())";
        var columns = Ask(Programs.Plain, Columns, "csv").OutLines[1..];
        var untold = columns.Where(c => Ask(Programs.Plain, $"SELECT \"{c}\" FROM test_all_types()", "json").ExitCode != 0).ToList();

        Assert.True(columns.Length - untold.Count > 45, $"Of {columns.Length} types, the plain program does not tell {string.Join(", ", untold)}.");
        var told = string.Join(", ", columns.Except(untold).Select(c => $"\"{c}\""));
        foreach (var format in (string[])["csv", "json", "table"])
        {
            var plain = Ask(Programs.Plain, $"SELECT {told} FROM test_all_types()", format);
            Assert.Equal(0, plain.ExitCode);
            Assert.Equal(plain, Ask(Programs.Alone(), $"SELECT {told} FROM test_all_types()", format));
        }

        Answer Ask(string program, string query, string format) =>
            Programs.Run(program, "sql", query, "--lake", scratch.Sub("lake"), "--format", format);
    }

    [Fact]
    public void BarsAreDrawnOnATerminal()
    {
        TestPart.Program("script", "apt-get install bsdutils");
        using var scratch = new ScratchFolder();
        var start = Programs.Command(
            "script", "-qec", $"{Programs.Alone()} generate casino --scale demo --out {scratch.Sub("lake")}", "/dev/null");
        start.Environment["TERM"] = "xterm";

        var answer = Programs.Run(start);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("100%", answer.Out, StringComparison.Ordinal);
        Assert.Contains("2,500 rows in", answer.Out, StringComparison.Ordinal);
    }

    /// <summary>A root with the program, what 'ldd' says that it needs, OpenSSL, and /proc: nothing else, not even a shell.</summary>
    [Theory]
    [InlineData("generate|casino|--scale|demo|--out|/new|--quiet")]
    [InlineData("verify|/lake")]
    [InlineData("digest|/lake")]
    [InlineData("sql|FROM casino.player_opening|--lake|/lake")]
    [InlineData("row|casino.player_opening|3")]
    public void ProgramRunsFromAnEmptyRoot(string command)
    {
        using var scratch = new ScratchFolder();
        var root = scratch.Sub("root");
        Directory.CreateDirectory(Path.Combine(root, "proc"));
        Directory.CreateDirectory(Path.Combine(root, "program"));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Programs.Alone())!))
        {
            var copy = Path.Combine(root, "program", Path.GetFileName(file));
            File.Copy(file, copy);
            foreach (var library in Needed(file))
            {
                var target = root + library;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(library, target, overwrite: true);
            }
        }

        Programs.Run(Programs.Plain, "generate", "casino", "--scale", "demo", "--out", Path.Combine(root, "lake"));
        var start = Programs.Command(
            "unshare", "--mount", "/bin/sh", "-c", "mount -t proc none \"$0/proc\" || exit 99; exec chroot \"$0\" /program/lakehouse \"$@\"", root);
        foreach (var word in command.Split('|'))
        {
            start.ArgumentList.Add(word);
        }

        var answer = Programs.Run(start);
        Assert.SkipWhen(
            answer.ExitCode == 99 || answer.Error.StartsWith("unshare:", StringComparison.Ordinal),
            "This user may not mount a file system; run the tests as root with 'unshare' (package util-linux).");
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    private static Answer Empty(params string[] args)
    {
        var start = Programs.Command(Programs.Alone(), args);
        start.Environment.Clear();
        start.Environment["PATH"] = "/nonexistent";
        start.Environment["HOME"] = "/empty";
        return Programs.Run(start);
    }

    /// <summary>The libraries that a file needs, by 'ldd', and OpenSSL's, which lie beside the C library.</summary>
    private static IEnumerable<string> Needed(string file)
    {
        var needed = Programs.Run("ldd", file).OutLines
            .SelectMany(line => line.Split(' '))
            .Select(word => word.Trim())
            .Where(word => word.StartsWith('/'))
            .ToList();
        var folder = Path.GetDirectoryName(needed.Single(path => Path.GetFileName(path) == "libc.so.6"))!;
        return needed.Concat(s_loaded.Select(name => Path.Combine(folder, name)));
    }
}
