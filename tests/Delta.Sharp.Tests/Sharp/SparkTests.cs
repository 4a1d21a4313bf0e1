using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>Spark with Delta Lake as the judge of what is written and of what is read.</summary>
public sealed class SparkTests(SparkLake lake) : IClassFixture<SparkLake>
{
    [Fact]
    public void Spark_reads_the_same_rows_types_and_nullability_from_our_tables() => AssertSame("random.");

    [Fact]
    public void We_read_the_same_rows_types_and_nullability_as_spark_from_tables_of_others()
    {
        TestPart.DeltaTables();

        AssertSame("others.");
    }

    [Fact]
    public void Spark_opens_only_the_files_of_a_day_by_the_logs_statistics()
    {
        SparkFilter filter = lake.Report.Tables.Single(t => t.Table == "random.by_day").Filter!;

        Assert.Equal((24, 1, SparkLake.Days), (filter.Rows, filter.FilesRead, filter.Files));
    }

    private void AssertSame(string world)
    {
        SparkReport report = lake.Report;
        Assert.Equal(lake.PlantedProblems, report.Problems);
        SparkTable[] tables = [.. report.Tables.Where(t => t.Table.StartsWith(world, StringComparison.Ordinal))];
        Assert.NotEmpty(tables);
        foreach (SparkTable table in tables)
        {
            ExpectedTable expected = lake.Expected[table.Table];
            Assert.Equal((table.Table, expected.Digest), (table.Table, table.Digest));
            Assert.Equal(expected.Schema!.ToJsonString(), table.Schema.ToJsonString());
        }
    }
}
