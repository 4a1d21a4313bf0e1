using System.Globalization;
using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Duck;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Benchmarks.Tests;

public sealed class CalibratorTests
{
    [Theory]
    [InlineData(Catalogue.Slots)]
    [InlineData(Catalogue.Profiles)]
    [InlineData(Catalogue.Opening)]
    public void The_calibrator_holds_the_rows_that_our_files_hold(string table)
    {
        var workload = new Workload(table, "small", 30);
        using var folder = new ScratchFolder();
        using var rows = new MemoryTable(workload.Open());

        ParquetCase.Write(folder.FullName, workload.Open());

        var files = $"SELECT * FROM read_parquet('{folder.Sub("*.parquet")}')";
        var differing = rows.Scalar(
            $"SELECT count(*) FROM ((FROM rows EXCEPT ALL {files}) UNION ALL ({files} EXCEPT ALL FROM rows))");
        Assert.Equal(0, Convert.ToInt64(differing, CultureInfo.InvariantCulture));
        Assert.Equal(workload.Open().RowCount, rows.Count());
    }
}
