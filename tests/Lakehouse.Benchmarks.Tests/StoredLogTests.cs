using System.Text.RegularExpressions;
using Lakehouse.Benchmarks.Log;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Benchmarks.Tests;

public sealed partial class StoredLogTests
{
    private static string Folder => Path.Combine(Checkout.Root, "benchmarks", "results");

    [Fact]
    public void The_readme_table_is_what_its_log_gives()
    {
        var part = ReadmeTable.Find(File.ReadAllText(Path.Combine(Checkout.Root, "README.md")));
        var page = LinkToPage().Match(part).Groups[1].Value;
        Assert.True(
            page.Length > 0,
            "The README's benchmarks name no log; 'benchmarks/run --readme benchmarks/results/<log>.json' writes them.");

        var log = BenchmarkLog.Parse(File.ReadAllText(Path.Combine(Checkout.Root, Path.ChangeExtension(page, ".json"))));

        Assert.Equal(ReadmeTable.Of(log, page), part);
    }

    [Fact]
    public void Every_stored_log_has_the_page_and_the_charts_that_follow_from_it()
    {
        var logs = Directory.GetFiles(Folder, "*.json");
        Assert.NotEmpty(logs);
        Assert.All(logs, file =>
        {
            var log = BenchmarkLog.Parse(File.ReadAllText(file));
            Assert.Equal(LogPage.Of(log, Path.GetFileName(file)), File.ReadAllText(StoredLog.PageOf(file)));
            Assert.All(StoredLog.ChartsOf(log), chart => Assert.Equal(chart.Value, File.ReadAllText(StoredLog.ChartOf(file, chart.Key))));
            Assert.StartsWith(Suite.NameOf(log), Path.GetFileName(file), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Nothing_lies_beside_the_logs_that_follows_from_none()
    {
        var expected = Directory.GetFiles(Folder, "*.json").SelectMany(FilesOf);

        Assert.Equal(expected.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Order(StringComparer.Ordinal));

        static IEnumerable<string> FilesOf(string log) => StoredLog.ChartsOf(BenchmarkLog.Parse(File.ReadAllText(log))).Keys
            .Select(chart => StoredLog.ChartOf(log, chart))
            .Concat([log, StoredLog.PageOf(log)]);
    }

    [GeneratedRegex(@"\((benchmarks/results/[^)]+\.md)\)")]
    private static partial Regex LinkToPage();
}
