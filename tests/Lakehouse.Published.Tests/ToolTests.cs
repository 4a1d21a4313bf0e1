using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Published.Tests;

/// <summary>The .NET tool, installed from a folder.</summary>
public sealed class ToolTests
{
    [Fact]
    public void ToolInstallsFromAFolderWithoutANetworkAndMakesTheSameLake()
    {
        using var scratch = new ScratchFolder();
        // A network of its own, in which nothing is: an install that asks anybody fails.
        var isolated = Programs.Run("unshare", "--net", "true").ExitCode == 0;
        string[] install =
        [
            "tool", "install", "Lakehouse.Cli", "--tool-path", scratch.Sub("tool"), "--source", Programs.Packages(),
        ];
        var start = isolated ? Programs.Command("unshare", ["--net", "dotnet", .. install]) : Programs.Command("dotnet", install);
        start.Environment["NUGET_PACKAGES"] = scratch.Sub("packages");
        var installed = Programs.Run(start);
        Assert.True(installed.ExitCode == 0, installed.Out + installed.Error);

        var tool = scratch.Sub("tool", "lakehouse");
        foreach (var (program, lake) in (ReadOnlySpan<(string, string)>)[(tool, "lake"), (Programs.Plain, "plain")])
        {
            var made = Programs.Run(program, "generate", "casino", "--scale", "demo", "--out", scratch.Sub(lake), "--quiet");
            Assert.Equal((0, ""), (made.ExitCode, made.Error));
        }

        FolderTree.AssertSame(scratch.Sub("plain"), scratch.Sub("lake"));
        var query = (string[])["sql", "SELECT count(*) FROM casino.player_opening", "--format", "csv", "--lake", scratch.Sub("lake")];
        Assert.Equal(Programs.Run(Programs.Plain, query), Programs.Run(tool, query));
    }
}
