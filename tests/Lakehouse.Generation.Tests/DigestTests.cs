using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Delta.Sharp;
using Lakehouse.Generation.Rows;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.Generation.Tests;

public sealed class DigestTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(42UL)]
    public void DigestOfThePlanIsTheDigestThatDuckDbReads(ulong seed)
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"), seed);
        Runs.Generate(request);

        var made = PlanDigest.Of(request.Tables[0], 2, _ => { }, CancellationToken.None);
        var read = TableDigest.Of(
            DeltaTable.Open(Runs.TableFolder(request.Folder)), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(10_000, made.Rows);
        Assert.Equal((read.Rows, read.Hex), (made.Rows, made.ToString()));
    }

    [Fact]
    public void DigestDependsOnTheSeedAndNotOnThreadsOrSlices()
    {
        var one = PlanDigest.Of(new FakeTable(1, 20_000, 20_000), 1, _ => { }, CancellationToken.None);
        Assert.Equal(one, PlanDigest.Of(new FakeTable(1, 20_000, 777), 7, _ => { }, CancellationToken.None));
        Assert.NotEqual(one, PlanDigest.Of(new FakeTable(2, 20_000, 20_000), 1, _ => { }, CancellationToken.None));
    }

    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("-7", 0, "-7")]
    [InlineData("0", 4, "0.0000")]
    [InlineData("-1", 4, "-0.0001")]
    [InlineData("9999", 4, "0.9999")]
    [InlineData("-10000", 4, "-1.0000")]
    [InlineData("9223372036854775808", 2, "92233720368547758.08")]
    [InlineData("-99999999999999999999999999999999999999", 10, "-9999999999999999999999999999.9999999999")]
    [InlineData("5", 38, "0.00000000000000000000000000000000000005")]
    public void DecimalsHaveTheirFullScale(string unscaled, int scale, string expected)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, Int128.Parse(unscaled, CultureInfo.InvariantCulture));
        var type = new Decimal128Type(38, scale);
        var cell = CellText.For(new Column("amount", ColumnType.Decimal(38, scale), Nullable: false, "Money."));
        cell.Bind(new Decimal128Array(new ArrayData(type, 1, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(bytes)])));
        var buffer = new RowBuffer();

        cell.Append(0, buffer);

        Assert.Equal(expected, Encoding.UTF8.GetString(buffer.Written));
    }

    [Fact]
    public void RowsAsJsonAreWhatDuckDbReads()
    {
        using var scratch = new ScratchFolder();
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);
        using var session = Lake.Open(request.Folder).Query();

        foreach (var n in (long[])[0, 1, 6, 1_799, 1_800, 3_141, 9_999])
        {
            using var output = new MemoryStream();
            using (var answer = session.Query($"SELECT * FROM casino.bronze_fake WHERE id = {n}", TestContext.Current.CancellationToken))
            {
                JsonLinesWriter.Write(answer.Schema, answer.Batches(), output);
            }

            Assert.Equal(System.Text.Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n'), RowJson.Of(request.Tables[0], n));
        }
    }
}
