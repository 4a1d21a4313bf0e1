using CsCheck;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

public sealed class HugeWorldTests
{
    private const long Rows = 1_000_000_000_000;
    private const long BytesForOneRow = 64 * 1_024;

    private static readonly Lazy<World> s_huge = new(() => World.Open(TestPlans.OfSlots(Rows, 30)));

    [Fact]
    public void Any_row_of_a_million_millions_is_made_alone_and_takes_no_memory()
    {
        var table = s_huge.Value.Table(TestPlans.Slots);
        Assert.Equal(Rows, table.RowCount);
        _ = TableText.Rows(table, 0, 1);
        Samples.Hold(100, Gen.Long[0, Rows - 2], n =>
        {
            Assert.InRange(Allocated.By(() => Assert.Equal(1, table.Batches(n, 1).Sum(b => b.Length))), 1, BytesForOneRow);

            var pair = TableText.Rows(table, n, 2);
            Assert.Equal(pair[0], TableText.Rows(table, n, 1).Single());
            Assert.Equal(pair[1], TableText.Rows(table, n + 1, 1).Single());
        });
    }

    [Theory]
    [InlineData(TestPlans.TableGames, 500_000_000_000)]
    [InlineData(TestPlans.Financial, 250_000_000_000)]
    [InlineData(TestPlans.Security, 100_000_000_000)]
    [InlineData(TestPlans.Compliance, 50_000_000_000)]
    public void Any_row_of_the_other_tables_is_made_alone_too(string name, long rows)
    {
        var table = s_huge.Value.Table(name);
        Assert.Equal(rows, table.RowCount);
        _ = TableText.Rows(table, 0, 1);
        Samples.Hold(60, Gen.Long[0, rows - 2], n =>
        {
            Assert.InRange(Allocated.By(() => Assert.Single(table.Batches(n, 1))), 1, BytesForOneRow);

            var pair = TableText.Rows(table, n, 2);
            Assert.Equal(pair[0], TableText.Rows(table, n, 1).Single());
            Assert.Equal(pair[1], TableText.Rows(table, n + 1, 1).Single());
        });
    }

    [Fact]
    public void The_first_and_the_last_rows_are_those_of_the_first_and_the_last_day()
    {
        var table = s_huge.Value.Table(TestPlans.Slots);
        var first = TableText.Rows(table, 0, 1).Single().Split(TableText.Separator);
        var last = TableText.Rows(table, Rows - 1, 1).Single().Split(TableText.Separator);

        Assert.Equal("SM-0001", first[1]);
        Assert.Equal("SM-1000000000", last[1]);
        Assert.Equal(s_huge.Value.Plan.Start, Day(first));
        Assert.Equal(s_huge.Value.Plan.End.AddDays(-1), Day(last));

        static DateOnly Day(string[] row) =>
            CasinoClock.GamingDay(long.Parse(row[6], System.Globalization.CultureInfo.InvariantCulture) / 1_000_000);
    }

    [Fact]
    public void Any_profile_among_fifty_thousand_millions_is_made_alone()
    {
        var profile = s_huge.Value.Table(TestPlans.Players);
        Assert.Equal(50_000_000_000, profile.RowCount);
        Samples.Hold(50, Gen.Long[0, profile.RowCount - 2], n =>
        {
            var pair = TableText.Rows(profile, n, 2);
            Assert.Equal(pair[1], TableText.Rows(profile, n + 1, 1).Single());
            Assert.StartsWith(FormattableString.Invariant($"PLY-{n + 1:d5}\u001f"), pair[0], StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(TestPlans.Slots)]
    [InlineData(TestPlans.TableGames)]
    [InlineData(TestPlans.Financial)]
    [InlineData(TestPlans.Security)]
    [InlineData(TestPlans.Compliance)]
    public void Slices_of_a_huge_world_are_told_without_making_rows(string name)
    {
        var slices = s_huge.Value.Table(name).Slices().Take(100).ToArray();

        Assert.All(slices, s => Assert.InRange(s.RowCount, Slice.MaxRows / 2, Slice.MaxRows));
        Assert.Equal(slices[..^1].Select(s => s.FirstRow + s.RowCount), slices[1..].Select(s => s.FirstRow));
    }

    [Theory]
    [InlineData(TestPlans.Slots, "20")]
    [InlineData(TestPlans.TableGames, "20")]
    [InlineData(TestPlans.Financial, "20")]
    [InlineData(TestPlans.Security, "50")]
    [InlineData(TestPlans.Compliance, "60")]
    public void Filling_batches_allocates_less_than_a_byte_a_row(string name, string scale)
    {
        var table = World.Open(TestPlans.Of(scale, days: 2)).Table(name);
        var slice = table.Slices().ElementAt(1);

        var allocated = Allocated.By(() => Assert.Equal(slice.RowCount, table.Batches(slice).Sum(b => (long)b.Length)));

        Assert.InRange(allocated / (double)slice.RowCount, 0, 1);
    }
}
