using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>A second Parquet library as the judge of our data files.</summary>
public sealed class ForeignReaderTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Parquet_net_reads_the_values_that_duckdb_reads(int seed)
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(seed, 700);
        table.Write(folder.FullName);
        DeltaTable opened = DeltaTable.Open(folder.FullName);
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", opened);
        List<string?[]> duck = session.Rows("SELECT * FROM w.t");

        List<string?[]> net = [];
        foreach (AddFile file in opened.Files)
        {
            net.AddRange(await ParquetNet.Rows(folder.Sub(file.Key), table.Columns, TestContext.Current.CancellationToken));
        }

        Assert.Equal(duck.Count, net.Count);
        for (int row = 0; row < net.Count; row++)
        {
            Assert.Equal(duck[row], net[row]);
        }
    }
}
