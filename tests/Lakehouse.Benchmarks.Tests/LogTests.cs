using Lakehouse.Benchmarks.Log;
using Xunit;
using static Lakehouse.Benchmarks.Tests.Logs;

namespace Lakehouse.Benchmarks.Tests;

public sealed class LogTests
{
    private const string File = "a.json";

    [Fact]
    public void A_log_reads_back_as_it_was_written()
    {
        var log = Logs.Of(
            Result("batches/bronze_slot_telemetry", Rows(1_000, cpuSeconds: 2) with
            {
                Columns = 24,
                AllocatedBytes = 6,
                PeakBytes = 7,
                FileBytes = 8,
                ProgramBytes = 9,
            }),
            Result("tpchgen/lineitem", Rows(10, cpuSeconds: 1)) with { Comparable = "Hardly." },
            Result("start/tool/help") with { Absent = "It is not here." },
            new CaseResult("generate/medium", "a command", [], ["It ended with 1."]));

        var read = BenchmarkLog.Parse(log.ToJson());

        Assert.Equal(log.ToJson(), read.ToJson());
        Assert.Equal(log.Results[0].Samples, read.Results[0].Samples);
        Assert.Equal("Hardly.", read.Results[1].Comparable);
        Assert.Equal("It is not here.", read.Results[2].Absent);
        Assert.Equal(["It ended with 1."], read.Results[3].Failures);
    }

    [Fact]
    public void What_failed_and_what_was_absent_are_told_apart_on_the_page()
    {
        var page = LogPage.Of(
            Logs.Of(
                new CaseResult("generate/medium", "a command", [], ["It ended with 1."]),
                Result("start/tool/help") with { Absent = "It is not here." }),
            File);

        Assert.Contains("Not there:\n\n- `start/tool/help`: It is not here.\n\n", page, StringComparison.Ordinal);
        Assert.Contains("Failed:\n\n- `generate/medium`: It ended with 1.\n\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("| start/tool/help", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rival_is_told_as_a_ratio_in_rows_and_in_values_with_how_far_it_goes()
    {
        var log = Logs.Of(
            Result("whole-parquet/bronze_slot_telemetry", Rows(6_000_000, cpuSeconds: 3) with { Columns = 24 }),
            Result("tpchgen/lineitem", Rows(6_000_000, cpuSeconds: 6) with { Columns = 16 }) with { Comparable = "Other rows." });

        var page = LogPage.Of(log, File);

        Assert.Contains("| 1.00 | slot telemetry to Parquet | 2.00 | **2.00 x** | **3.00 x** |\n", page, StringComparison.Ordinal);
        Assert.Contains("- `tpchgen/lineitem`: Other rows.\n", page, StringComparison.Ordinal);
        Assert.Contains("| **2.00 x** | **3.00 x** |\n", ReadmeTable.Of(log, "benchmarks/results/a.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rivals_that_were_not_measured_have_no_row()
    {
        var log = Logs.Of(
            Result("whole-parquet/bronze_slot_telemetry", Rows(6, cpuSeconds: 3)),
            Result("tpchgen/lineitem") with { Comparable = "Other rows.", Absent = "It is not here." });

        Assert.Equal("", Rivalry.TableOf(log));
        Assert.DoesNotContain("Rivals", LogPage.Of(log, File), StringComparison.Ordinal);
    }

    [Fact]
    public void Ways_of_starting_stand_side_by_side_as_far_as_they_were_measured()
    {
        var log = Logs.Of(
            Result("start/script/help", Seconds(0.1) with { ProgramBytes = 12_000_000 }),
            Result("start/script/demo", Seconds(0.3)),
            Result("start/tool/demo", Seconds(0.2)));

        Assert.EndsWith(
            "| the script ./lakehouse | 12.0 MB | 0.10 s | 0.30 s |\n| the installed .NET tool | - | - | 0.20 s |\n",
            Starts.Of(log),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_and_the_readme_show_the_charts_that_the_log_has_figures_for()
    {
        var without = Logs.Of(Result("calibrator/bronze_slot_telemetry", Rows(1, 1)));
        var with = Logs.Of([.. without.Results, Result("sweep/csv/1000", Rows(1_000, 1) with { PeakBytes = 1_000_000 })]);

        Assert.Equal(["speed"], StoredLog.ChartsOf(without).Keys);
        Assert.Equal(["speed", "sweep"], StoredLog.ChartsOf(with).Keys);
        Assert.DoesNotContain("sweep.svg", LogPage.Of(without, File), StringComparison.Ordinal);
        Assert.Contains("](a-sweep.svg)", LogPage.Of(with, File), StringComparison.Ordinal);
        Assert.Contains("](b/a-sweep.svg)", ReadmeTable.Of(with, "b/a.md"), StringComparison.Ordinal);
    }
}
