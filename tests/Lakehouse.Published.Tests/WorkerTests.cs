using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Published.Tests;

/// <summary>The worker as executors get it, against lakes that the embedded engine made.</summary>
public sealed partial class WorkerTests(WorkerLake lake) : IClassFixture<WorkerLake>
{
    private const int Kill = 9;
    private const int Terminate = 15;

    [Theory]
    [InlineData("bronze_slot_telemetry")]
    [InlineData("bronze_player_profile")]
    [InlineData("player_opening")]
    public async Task SlicesInAnyOrderInTwoProcessesTwiceAreTheFilesOfTheLake(string table)
    {
        using var scratch = new ScratchFolder();
        var adds = lake.Adds(table);
        for (ulong round = 0; round < 2; round++)
        {
            using var one = Process.Start(lake.Worker(table, scratch.Sub("table")))!;
            using var two = Process.Start(lake.Worker(table, scratch.Sub("table")))!;
            var second = Task.Run(() => Programs.Finish(two, Lines(Shuffled(adds.Count, 2 * round))), TestContext.Current.CancellationToken);
            var answers = (Answer[])[Programs.Finish(one, Lines(Shuffled(adds.Count, 2 * round + 1))), await second];

            Assert.All(answers, answer =>
            {
                Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
                Assert.Equal(adds.Values.Order(StringComparer.Ordinal), answer.OutLines.Select(AsAdd).Order(StringComparer.Ordinal));
            });
            FolderTree.AssertSame(lake.Files(table), FolderTree.Of(scratch.Sub("table")));
        }
    }

    [Fact]
    public void OwnKeyIsAskedForOnlyWhereRowsNeedIt()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Sub("key"), "sixteen bytes and more");
        using var keyed = new WorkerLake("--pii-key-file", scratch.Sub("key"));
        const string Profile = "bronze_player_profile";

        var without = Programs.Run(keyed.Worker(Profile, scratch.Sub("p")), "0\n");
        Assert.Equal((2, ""), (without.ExitCode, without.Out));
        Assert.Contains("--pii-key-file", Assert.Single(without.ErrorLines), StringComparison.Ordinal);
        var with = Programs.Run(keyed.Worker(Profile, scratch.Sub("p"), "--pii-key-file", scratch.Sub("key")), "0\n");
        Assert.Equal(keyed.Adds(Profile)[0], AsAdd(Assert.Single(with.OutLines)));
        var opening = Programs.Run(keyed.Worker("player_opening", scratch.Sub("o")), "0\n");
        Assert.Equal(keyed.Adds("player_opening")[0], AsAdd(Assert.Single(opening.OutLines)));
    }

    [Theory]
    [InlineData("--plan", "/nowhere/plan.json", 2, "--plan /nowhere/plan.json")]
    [InlineData("--plan", "{layout}", 2, "no plan has")]
    [InlineData("--layout", "{plan}", 2, "holds no layout")]
    [InlineData("--layout", "{other library}", 2, "other 1.0")]
    [InlineData("--layout", "{other format}", 2, "\"format\":\"delta\"")]
    [InlineData("--layout", "{other batches}", 2, "batches of 10 rows")]
    [InlineData("--table", "bronze_slots", 2, "did you mean 'bronze_slot_telemetry'")]
    [InlineData("--out", "/proc/nowhere", 1, "/proc/nowhere")]
    [InlineData("--pii-key-file", "/dev/null", 2, "0 bytes; give at least 16")]
    [InlineData("--stop-fil", "x", 2, "did you mean '--stop-file'")]
    [InlineData("--table", "", 2, "--table needs a value")]
    public void WhatIsWrongIsOneSentence(string option, string value, int exitCode, string words)
    {
        using var scratch = new ScratchFolder();
        var layout = File.ReadAllText(lake.LayoutFile);
        File.WriteAllText(scratch.Sub("library"), layout.Replace("ParquetSharp", "other 1.0 ParquetSharp", StringComparison.Ordinal));
        File.WriteAllText(scratch.Sub("format"), layout.Replace("delta", "parquet", StringComparison.Ordinal));
        File.WriteAllText(scratch.Sub("batches"), layout.Replace("\"batchRows\":32768", "\"batchRows\":10", StringComparison.Ordinal));
        var given = value switch
        {
            "{plan}" => lake.PlanFile,
            "{layout}" => lake.LayoutFile,
            "{other library}" => scratch.Sub("library"),
            "{other format}" => scratch.Sub("format"),
            "{other batches}" => scratch.Sub("batches"),
            _ => value,
        };
        var start = lake.Worker("player_opening", scratch.Sub("table"));
        if (start.ArgumentList.IndexOf(option) is >= 0 and var at)
        {
            start.ArgumentList[at + 1] = given;
        }
        else
        {
            start.ArgumentList.Add(option);
            start.ArgumentList.Add(given);
        }

        AssertToldOnce(Programs.Run(start, "0\n"), exitCode, words);
        Assert.False(Directory.Exists(scratch.Sub("table")));
    }

    [Theory]
    [InlineData("7", "1 slices, numbered 0 to 0, and slice 7")]
    [InlineData("-1", "a line says '-1'")]
    [InlineData("one", "a line says 'one'")]
    [InlineData("", "a line says ''")]
    public void WrongSliceNumberIsToldAfterTheRecordsBeforeIt(string line, string words)
    {
        using var scratch = new ScratchFolder();
        var answer = Programs.Run(lake.Worker("player_opening", scratch.Sub("table")), $"0\n{line}\n");

        Assert.Equal(lake.Adds("player_opening")[0], AsAdd(Assert.Single(answer.OutLines)));
        AssertToldOnce(answer with { Out = "" }, 2, words);
    }

    [Fact]
    public void ReadOnlyOrFullOutputIsToldAndLeavesNoRecord()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Sub("file"), "");
        AssertToldOnce(Programs.Run(lake.Worker("player_opening", scratch.Sub("file", "table")), "0\n"), 1, scratch.Sub("file"));
    }

    /// <summary>A slice of a million rows takes long enough to be stopped in.</summary>
    [Theory]
    [InlineData("file")]
    [InlineData("signal")]
    [InlineData("parent")]
    public void WorkIsStoppedByAFileASignalAndTheEndOfTheParent(string how)
    {
        using var scratch = new ScratchFolder();
        using var big = new WorkerLake(["--slots", "60000000", "--days", "1"], planOnly: true);
        var table = scratch.Sub("table");
        var worker = big.Worker("bronze_slot_telemetry", table, "--stop-file", scratch.Sub("stop"));
        worker.ArgumentList.Insert(0, worker.FileName);
        foreach (var word in (string[])["sh", "exec 3<&0; \"$@\" <&3 & echo $!; wait $!; echo code $?", "-c"])
        {
            worker.ArgumentList.Insert(0, word);
        }

        worker.FileName = "/bin/sh";
        using var shell = Process.Start(worker)!;
        var pid = int.Parse(shell.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        // Standard input stays open: its end is not what stops the work.
        shell.StandardInput.Write(Lines(Enumerable.Range(0, 50)));
        shell.StandardInput.Flush();
        WaitFor(() => Directory.Exists(table) && Directory.GetFiles(table, "*.tmp").Length > 0, "a file that is being written");
        switch (how)
        {
            case "file":
                File.WriteAllText(scratch.Sub("stop"), "");
                break;
            case "signal":
                Assert.Equal(0, SendSignal(pid, Terminate));
                break;
            default:
                Assert.Equal(0, SendSignal(shell.Id, Kill));
                break;
        }

        WaitFor(() => !Directory.Exists($"/proc/{pid}"), "the worker's end");
        Assert.Empty(Directory.GetFiles(table, "*.tmp"));
        if (how != "parent")
        {
            Assert.Equal("code 143", shell.StandardOutput.ReadToEnd().Trim().Split('\n')[^1]);
            shell.WaitForExit();
        }
    }

    [Fact]
    public void HelpNamesEveryOption()
    {
        var help = Programs.Run(Programs.Worker(), "--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.All(
            (string[])["--plan", "--layout", "--table", "--out", "--pii-key-file", "--stop-file"],
            option => Assert.Contains(option, help.Out, StringComparison.Ordinal));
    }

    private static void AssertToldOnce(Answer answer, int exitCode, string words)
    {
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Out));
        Assert.Contains(words, Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Error, StringComparison.Ordinal);
        Assert.InRange(answer.Error.Length, 1, 2_000);
    }

    private static void WaitFor(Func<bool> condition, string what)
    {
        var begin = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMinutes(1), $"{what} was waited for, a minute in vain.");
            Thread.Sleep(20);
        }
    }

    private static string Lines(IEnumerable<int> numbers) => string.Concat(numbers.Select(n => $"{n}\n"));

    private static int[] Shuffled(int count, ulong seed)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        var pcg = new CsCheck.PCG(1, seed);
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)pcg.Next((uint)i + 1);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }

        return numbers;
    }

    /// <summary>A record as the log's add action tells the same.</summary>
    private static string AsAdd(string line)
    {
        var record = JsonDocument.Parse(line).RootElement;
        Assert.Equal(
            record.GetProperty("rows").GetInt64(),
            JsonDocument.Parse(record.GetProperty("stats").GetString()!).RootElement.GetProperty("numRecords").GetInt64());
        return WorkerLake.Add(
            record.GetProperty("name").GetString()!,
            record.GetProperty("bytes").GetInt64(),
            record.GetProperty("stats").GetString()!,
            record.GetProperty("slice").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
            record.GetProperty("sha256").GetString()!);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
