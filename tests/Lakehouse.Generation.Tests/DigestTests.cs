using System.Text;
using Delta.Sharp;
using Delta.Sharp.Text;
using Lakehouse.Testing;
using Xunit;

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
                new JsonLinesFormat(answer.Schema).Write(answer.Batches(), output);
            }

            Assert.Equal(Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n'), RowJson.Of(request.Tables[0], n));
        }
    }
}
