using System.Globalization;
using System.Text;
using Lakehouse.Testing;

namespace Lakehouse.Validation.Tests.PeerSuites;

/// <summary>The peer's validation suites on our tables: what the seed does not contradict holds, and what it does is told.</summary>
public sealed class PeerSuiteTests(CasinoLakes lakes)
{
    [Fact]
    public void Checks_hold_where_nothing_contradicts_them() => Assert.All(
        PeerCheck.All.Where(check => check.Contradicts is null),
        check => Assert.All(lakes.Presets(), lake => Assert.True(
            Share(check, lake) >= check.Mostly, $"{lake.Name}: {check.Suite}: {check.Expects}: {Share(check, lake)}")));

    [Fact]
    public void Checks_that_are_told_as_contradicted_do_not_hold() => Assert.All(
        PeerCheck.All.Where(check => check is { Contradicts: not null, Holds: not null }),
        check => Assert.True(Share(check, lakes.Of("large", 42)) < check.Mostly, $"{check.Suite}: {check.Expects} holds after all."));

    [Fact]
    public void Page_tells_every_check()
    {
        var table = new StringBuilder("| suite | expects | of the rows | here |\n|---|---|---:|---|\n");
        foreach (var check in PeerCheck.All)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {check.Suite} | {check.Expects} | {check.Mostly:.00} | {(check.Contradicts is null ? "holds" : $"not: {check.Contradicts}")} |\n");
        }

        GeneratedDoc.AssertPart("peer-suites.md", "suites", table.ToString());
    }

    private static double Share(PeerCheck check, CasinoLake lake) =>
        double.Parse(lake.Query(check.Sql).Single()[0]!, CultureInfo.InvariantCulture);
}
