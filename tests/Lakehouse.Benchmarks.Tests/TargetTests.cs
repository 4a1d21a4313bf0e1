using Lakehouse.Benchmarks.Log;
using Xunit;
using static Lakehouse.Benchmarks.Tests.Logs;

namespace Lakehouse.Benchmarks.Tests;

public sealed class TargetTests
{
    [Theory]
    [InlineData(10.0, true, "want reached")]
    [InlineData(9.99, true, "must reached")]
    [InlineData(5.0, true, "must reached")]
    [InlineData(4.99, true, "**gap**")]
    [InlineData(null, true, "not measured")]
    [InlineData(11.0, false, "**gap**")]
    [InlineData(5.0, false, "want reached")]
    public void The_verdict_follows_from_what_was_measured(double? measured, bool moreIsBetter, string verdict)
    {
        var (must, want) = moreIsBetter ? (5.0, 10.0) : (10.0, 5.0);

        Assert.Equal(verdict, new Target("work", measured, " M", must, want, moreIsBetter).Verdict);
    }

    [Fact]
    public void Delta_is_told_as_a_ratio_to_the_calibrator_of_the_same_run()
    {
        var log = Logs.Of(
            Result("delta-1/bronze_slot_telemetry", Rows(1_000, cpuSeconds: 2)),
            Result("calibrator/bronze_slot_telemetry", Rows(1_000, cpuSeconds: 5)));

        Assert.Equal(2.5, Targets.Of(log).Single(t => t.Unit == " x calibrator").Measured!.Value, 12);
    }

    [Fact]
    public void A_row_is_told_as_what_it_costs_more_than_help()
    {
        var log = Logs.Of(Result("help", Seconds(0.1), Seconds(0.12), Seconds(9)), Result("row/bronze_slot_telemetry", Seconds(0.15)));

        Assert.Equal(30, Targets.Of(log).First(t => t.Unit == " ms").Measured!.Value, 9);
    }

    [Fact]
    public void The_table_replaces_what_stands_between_its_marks_and_nothing_else()
    {
        var readme = "before\n" + ReadmeTable.Begin + "old\n" + ReadmeTable.End + "\nafter\n";

        var replaced = ReadmeTable.Replace(readme, "new\n");

        Assert.Equal("before\n" + ReadmeTable.Begin + "new\n" + ReadmeTable.End + "\nafter\n", replaced);
        Assert.Equal("new\n", ReadmeTable.Find(replaced));
        Assert.Throws<InvalidDataException>(() => ReadmeTable.Find("no marks"));
    }
}
