using System.CommandLine;
using System.Diagnostics;
using Lakehouse.Cli.Completion;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Cli.Tests.Completion;

/// <summary>What may stand where the cursor is. The words of a line stand between bars; the last one is the one at the cursor.</summary>
public sealed class CompleterTests
{
    [Theory]
    [InlineData("gene", "generate")]
    [InlineData("delta|", "show history files")]
    [InlineData("generate|c", "casino")]
    [InlineData("generate|casino|x", "")]
    [InlineData("generate|casino|--sca", "--scale")]
    [InlineData("generate|--sca", "--scale")]
    [InlineData("generate|casino|--scale|demo|--sca", "")]
    [InlineData("generate|casino|--scale|s", "small")]
    [InlineData("generate|casino|--scale=s", "--scale=small")]
    [InlineData("generate|casino|-f|p", "parquet")]
    [InlineData("generate|casino|--format=parquet|--compression|", "snappy zstd gzip none")]
    [InlineData("generate|casino|--set|slots.hold_m", "slots.hold_most=")]
    [InlineData("generate|casino|--set|slots.hold_most=5|--set", "--set")]
    [InlineData("generate|casino|--end|", "today")]
    [InlineData("generate|casino|--days|", "")]
    [InlineData("generate|casino|--out|x", ":folder")]
    [InlineData("generate|casino|--out=x", ":folder")]
    [InlineData("generate|casino|--plan-file|", ":file")]
    [InlineData("generate|casino|--tables|player", "player_opening")]
    [InlineData("generate|casino|--tables|player_opening,bronze_p", "player_opening,bronze_player_profile")]
    [InlineData("generate|casino|--tables|player_opening,player", "")]
    [InlineData("row|casino.player", "casino.player_opening")]
    [InlineData("row|casino.player_opening|", "")]
    [InlineData("digest|", "casino :folder")]
    [InlineData("delta|show|", ":folder")]
    [InlineData("delta|show|x|--q", "--quiet")]
    [InlineData("sql|--format|", "table csv json parquet")]
    [InlineData("sql|SELECT 'a b'|--la", "--lake")]
    [InlineData("schema|casino|--for|", "delta spark duckdb postgres json")]
    [InlineData("completion|", "bash zsh fish pwsh")]
    [InlineData("generate|--|-", "")]
    [InlineData("generate|--nothing|cas", "casino")]
    [InlineData("nothing|", "")]
    public void LineIsCompleted(string line, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Words(Complete(line)));

    [Fact]
    public void EveryVerbAndOptionIsOffered()
    {
        foreach (var (path, command) in Commands.All())
        {
            var subs = Words(Complete(string.Join('|', [.. path, ""])));
            Assert.All(command.Subcommands, sub => Assert.Contains(sub.Name, subs));
            var options = Words(Complete(string.Join('|', [.. path, "-"])));
            Assert.All(command.Options, option => Assert.Contains(option.Name, options));
        }
    }

    /// <summary>A verb whose value nobody can complete or describe is found here: ValueKinds wants to know its name.</summary>
    [Fact]
    public void EveryValueIsKnown()
    {
        foreach (var (path, command) in Commands.All())
        {
            Symbol[] values = [.. command.Arguments, .. command.Options.Where(Completer.TakesValue)];
            Assert.All(values, value => Assert.True(
                ValueKinds.IsKnown(value),
                $"'{ValueKinds.NameOf(value)}' of {value.Name} in '{string.Join(' ', path)}' is neither a choice (a|b) nor a kind of ValueKinds."));
        }
    }

    /// <summary>Whatever is offered as a choice is taken, and what is not offered is refused.</summary>
    [Fact]
    public void ChoicesAreTheOnesThatAreTaken()
    {
        using var scratch = new ScratchFolder();
        var formats = Words(Complete("generate|casino|--format|"));
        Assert.All(formats, format => Assert.Equal(0, Generate(format)));
        // A codec is one of some format, not of all.
        foreach (var codec in Words(Complete("generate|casino|--compression|")))
        {
            Assert.Contains(0, formats.Select(format => Generate(format, "--compression", codec)));
        }

        foreach (var scale in Words(Complete("tables|casino|--scale|")))
        {
            Assert.Equal(0, Cli.Run("tables", "casino", "--scale", scale).ExitCode);
        }

        int Generate(string format, params string[] more) =>
            Cli.Run(["generate", "casino", "--scale", "demo", "--format", format, "-o", scratch.Sub(format + string.Concat(more)), .. more])
                .ExitCode;
    }

    [Fact]
    public void TablesComeWithTheirMeaning()
    {
        var world = WorldDefinition.Find("casino");
        Assert.Equal(
            world.Tables.Select(table => $"casino.{table.Name}\t{table.Description}"),
            Complete("row|casino."));
    }

    /// <summary>A key press waits for the answer, so nothing that a completion does not need may be loaded.</summary>
    [Fact]
    public void AnswerLoadsNoLibraryOfTheWork()
    {
        using var scratch = new ScratchFolder();
        string[] work = ["DuckDB.NET.Bindings.dll", "DuckDB.NET.Data.dll", "ParquetSharp.dll", "Spectre.Console.dll", "NodaTime.dll"];
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var name = Path.GetFileName(file);
            if (work.Contains(name))
            {
                File.WriteAllText(scratch.Sub(name), "no library");
            }
            else
            {
                File.CreateSymbolicLink(scratch.Sub(name), file);
            }
        }

        File.Delete(scratch.Sub("lakehouse.dll"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "lakehouse.dll"), scratch.Sub("lakehouse.dll"));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[scratch.Sub("lakehouse.dll"), Completer.Request, "generate", "casino", "--tables", ""])
        {
            start.ArgumentList.Add(word);
        }

        var answer = Cli.Start(start);
        Assert.Equal("", answer.Error);
        Assert.Equal(WorldDefinition.Find("casino").Tables.Count, answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string[] Complete(string line)
    {
        var answer = Cli.Run([Completer.Request, .. line.Split('|')]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        return answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Words(string[] lines) => [.. lines.Select(line => line.Split('\t')[0])];
}
