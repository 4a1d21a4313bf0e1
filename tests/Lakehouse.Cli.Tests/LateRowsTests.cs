using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>A history with late rows and corrections, graded as docs/history.md tells.</summary>
public sealed class LateRowsTests(LateRowsTests.Lakes lakes) : IClassFixture<LateRowsTests.Lakes>
{
    private const string Cage = "casino.bronze_financial_txn";

    [Fact]
    public void Diff_of_a_version_with_its_truth_tells_late_and_wrong_rows()
    {
        var answer = Cli.Run("diff", lakes.Truth, lakes.History, "--version-a", "1", "--version-b", "1", "--json", "--quiet");

        Assert.Equal(1, answer.ExitCode);
        var root = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal((1, 1), (root.GetProperty("versionA").GetInt64(), root.GetProperty("versionB").GetInt64()));
        var cage = root.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("table").GetString() == Cage);
        var (late, wrong) = (cage.GetProperty("onlyInA").GetInt64(), cage.GetProperty("changed").GetInt64());

        // A tenth and a twentieth of the rows of two of the seven days.
        Assert.Equal(0, cage.GetProperty("onlyInB").GetInt64());
        Assert.InRange(late, 8, 25);
        Assert.InRange(wrong, 4, 13);
        Assert.Equal(wrong, cage.GetProperty("columns").EnumerateArray().Sum(c => c.GetProperty("rows").GetInt64()));
    }

    [Fact]
    public void Text_says_which_versions_are_compared()
    {
        var answer = Cli.Run("diff", lakes.History, lakes.History, "--version-a", "2", "--tables", "player_opening");

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith($"A  {lakes.History} at version 2\nB  {lakes.History}\n", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_version_is_the_truth()
    {
        var answer = Cli.Run("diff", lakes.Truth, lakes.History);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("Equal: 7 tables, 2,500 rows.", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public void History_says_which_commit_settles_which_batch()
    {
        var lines = Cli.Run("delta", "history", Path.Combine(lakes.History, "Tables", "casino", "bronze_financial_txn")).Out.Split('\n');

        Assert.Contains("batch=closing settles=3 of 3", lines[1], StringComparison.Ordinal);
        Assert.Contains("batch=3 of 3 firstDay=2025-12-29 lastDay=2025-12-31 settles=2 of 3", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("settles", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Version_that_is_not_there_is_refused()
    {
        var answer = Cli.Run("diff", lakes.Truth, lakes.History, "--version-a", "3");

        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("Version 3", answer.Error, StringComparison.Ordinal);
    }

    public sealed class Lakes : IDisposable
    {
        private readonly ScratchFolder _scratch = new();

        public Lakes()
        {
            Truth = Make("truth");
            History = Make("history", "--set", "history.late_share=0.1", "--set", "history.correction_share=0.05");
        }

        public string Truth { get; }

        public string History { get; }

        public void Dispose() => _scratch.Dispose();

        private string Make(string name, params string[] settings)
        {
            var folder = _scratch.Sub(name);
            Assert.Equal(
                0, Cli.Run(["generate", "casino", "--scale", "demo", "--batches", "3", "--quiet", "--out", folder, .. settings]).ExitCode);
            return folder;
        }
    }
}
