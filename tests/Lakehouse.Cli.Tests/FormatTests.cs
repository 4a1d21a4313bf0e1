using System.Diagnostics;
using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>The formats besides Delta, as the command makes them, is killed while it makes them, and reads them back.</summary>
public sealed class FormatTests
{
    private const int Kill = 9;

    private static readonly string[] s_plan = ["--scale", "0.2", "--threads", "2"];

    public static TheoryData<string> Formats => new("parquet", "csv", "csv gzip", "json", "json gzip", "duckdb");

    [Theory]
    [MemberData(nameof(Formats))]
    public void DigestOfTheFilesIsTheLineOfThePlan(string format)
    {
        using var scratch = new ScratchFolder();
        string[] plan = ["--scale", "demo", "--seed", "5"];
        var root = Cli.Json(["generate", "casino", .. plan, .. Options(format), "--out", scratch.Sub("out"), "--json", "--quiet"]);

        Assert.Equal(Cli.Run(["digest", "casino", .. plan, "--json"]), Cli.Run("digest", scratch.Sub("out"), "--json"));
        Assert.Equal(0, Cli.Run("verify", scratch.Sub("out")).ExitCode);
        Assert.All(root.GetProperty("tables").EnumerateArray(), table =>
        {
            Assert.Equal((1, JsonValueKind.Null), (table.GetProperty("files").GetInt32(), table.GetProperty("version").ValueKind));
            Assert.Contains(
                table.GetProperty("bytes").GetInt64(), Directory.GetFiles(scratch.Sub("out")).Select(file => new FileInfo(file).Length));
        });
        var row = Cli.Run(["row", "casino.player_opening", "7", .. plan]).Out;
        var id = JsonDocument.Parse(row).RootElement.GetProperty("player_id").GetString();
        Assert.Equal(
            row,
            Cli.Run("sql", $"SELECT * FROM casino.player_opening WHERE player_id = '{id}'", "--lake", scratch.Sub("out"), "--json").Out);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void KilledAtAnyMomentNothingIsHalfWrittenAndTheNextRunCompletes(string format)
    {
        using var scratch = new ScratchFolder();
        string[] command = ["generate", "casino", .. s_plan, .. Options(format)];
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Cli.Start(Cli.Command([.. command, "--out", scratch.Sub("clean")])).ExitCode);
        var whole = clock.ElapsedMilliseconds;
        var digest = Cli.Run("digest", scratch.Sub("clean"), "--json");
        for (var i = 1; i <= 6; i++)
        {
            var folder = scratch.Sub($"out{i}");
            using (var process = Process.Start(Cli.Command([.. command, "--out", folder]))!)
            {
                Thread.Sleep((int)(whole * i / 7));
                ProcessTests.Send(process.Id, Kill);
                Cli.Finish(process);
            }

            AssertWhatStandsThereIsWhole(folder);
            var again = Cli.Run([.. command, "--out", folder]);
            Assert.True(again.ExitCode == 0, again.Error);
            Assert.Equal(digest, Cli.Run("digest", folder, "--json"));
            Assert.Equal(FolderTree.Of(scratch.Sub("clean")).Keys, FolderTree.Of(folder).Keys);
            if (format != "duckdb")
            {
                FolderTree.AssertSame(scratch.Sub("clean"), folder);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void FullDiskIsToldAndTheNextRunGoesOn(string format)
    {
        using var scratch = new ScratchFolder();
        var (folder, options) = (scratch.FullName, string.Join(' ', Options(format)));
        var answer = ProcessTests.InMountNamespace($"""
            mount -t tmpfs -o size=200k none {folder} || exit 99
            "$LAKEHOUSE" generate casino --scale small --threads 2 {options} --out {folder}/out; echo "first $?"
            find {folder} -type f ! -name lakehouse.json | wc -l
            mount -o remount,size=100m {folder}
            "$LAKEHOUSE" generate casino --scale small --threads 2 {options} --out {folder}/out --quiet; echo "second $?"
            "$LAKEHOUSE" verify {folder}/out --quiet; echo "verify $?"
            """);

        Assert.Matches("^first 1\n[0-2]\nsecond 0\nverify 0\n$", answer.Out);
        Assert.Contains("no space is left", Assert.Single(answer.ErrorLines), StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Options(string format) => format.Split(' ') is [var name, var compression]
        ? ["--format", name, "--compression", compression]
        : ["--format", format];

    /// <summary>Files that carry a final name are those of the manifest, or not told of by it as whole.</summary>
    private static void AssertWhatStandsThereIsWhole(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)
            .Where(name => !name.StartsWith('.') && name != "lakehouse.json").ToList();
        if (files.Count == 0)
        {
            return;
        }

        var found = Cli.Run("verify", folder, "--json");
        foreach (var problem in JsonDocument.Parse(found.Out).RootElement.GetProperty("problems").EnumerateArray())
        {
            // A table may be told of before its file takes its name; a file that has its name is whole.
            Assert.Equal("missing", problem.GetProperty("kind").GetString());
        }
    }
}
