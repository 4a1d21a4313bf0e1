using System.Runtime.CompilerServices;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Faults;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

public sealed class SliceTests
{
    public static TheoryData<string, int> Scales => new()
    {
        { "demo", 7 }, { "small", 30 }, { "medium", 30 }, { "large", 30 }, { "xlarge", 45 }, { "30", 7 }, { "100", 30 }, { "2000", 3 },
    };

    [Theory]
    [MemberData(nameof(Scales))]
    public void Slices_cover_all_rows_in_order_without_gaps_and_none_is_too_large(string scale, int days)
    {
        foreach (var table in World.Open(TestPlans.Of(scale, days: days)).Tables)
        {
            long index = 0, row = 0;
            foreach (var slice in table.Slices())
            {
                Assert.Equal((index++, row), (slice.Index, slice.FirstRow));
                Assert.InRange(slice.RowCount, 1, Slice.MaxRows);
                row += slice.RowCount;
            }

            Assert.Equal(table.RowCount, row);
        }
    }

    [Fact]
    public void A_hundred_times_large_has_two_slices_a_day_and_three_on_saturdays()
    {
        var plan = TestPlans.Of("100");
        var slices = World.Open(plan).Table(TestPlans.Slots).Slices().ToArray();

        var saturdays = Enumerable.Range(0, 30).Count(d => plan.Start.AddDays(d).DayOfWeek == DayOfWeek.Saturday);
        Assert.Equal(60 + saturdays, slices.Length);
        Assert.Equal(30, World.Open(TestPlans.Of("large")).Table(TestPlans.Slots).Slices().Count());
    }

    [Fact]
    public void A_slice_holds_whole_machines_of_one_gaming_day()
    {
        var table = World.Open(TestPlans.Of("100", days: 2)).Table(TestPlans.Slots);
        var slices = table.Slices().ToArray();
        Assert.Equal(4, slices.Length);
        for (var i = 1; i < slices.Length; i++)
        {
            var before = TableText.Rows(table, slices[i].FirstRow - 1, 1).Single().Split(TableText.Separator);
            var after = TableText.Rows(table, slices[i].FirstRow, 1).Single().Split(TableText.Separator);
            Assert.Equal(i == 2, before[^1] != after[^1]);
            Assert.NotEqual(before[1], after[1]);
        }
    }

    [Fact]
    public void Slices_stay_as_they_are_when_the_window_grows()
    {
        foreach (var scale in new[] { "demo", "small", "100" })
        {
            var plan = TestPlans.Of(scale, start: new DateOnly(2025, 10, 10), days: 7);
            foreach (var (shorter, longer) in World.Open(plan).Tables.Zip(World.Open(TestPlans.OverDays(plan, 40)).Tables))
            {
                Assert.Equal(shorter.Slices(), longer.Slices().Take(shorter.Slices().Count()));
            }
        }
    }

    [Fact]
    public void Batches_of_a_slice_are_full_but_for_the_last()
    {
        var table = World.Open(TestPlans.Of("10", days: 1)).Table(TestPlans.Slots);
        var slice = Assert.Single(table.Slices());

        var lengths = table.Batches(slice).Select(b => b.Length).ToArray();

        Assert.True(lengths.Length > 2);
        Assert.All(lengths[..^1], length => Assert.Equal(WorldTable.BatchRows, length));
        Assert.Equal(slice.RowCount, lengths.Sum());
        Assert.Equal(table.Batches().Select(b => b.Length), lengths);
    }

    [Fact]
    public void Rows_that_a_table_does_not_have_are_refused()
    {
        foreach (var table in World.Open(TestPlans.Of("demo")).Tables)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => table.Batches(-1, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => table.Batches(0, -1));
            Assert.Throws<ArgumentOutOfRangeException>(() => table.Batches(long.MaxValue, long.MaxValue));
            var refused = Assert.Throws<ArgumentOutOfRangeException>(() => table.Batches(table.RowCount, 1));
            Assert.Contains($"{table.Name} has {table.RowCount} rows", refused.Message, StringComparison.Ordinal);
            Assert.Empty(table.Batches(table.RowCount, 0));
            Assert.Single(table.Batches(table.RowCount - 1, 1));
        }
    }

    /// <summary>Programs open many worlds: notebooks one a cell, a lake in batches one a batch.</summary>
    [Fact]
    public void A_world_that_nobody_holds_is_collected_with_its_buffers()
    {
        var tables = Read();
        GC.Collect();

        Assert.All(tables, table => Assert.False(table.IsAlive));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference[] Read() => [.. World.Open(FaultyPlans.Of(0.1m)).Tables.Select(table =>
        {
            Assert.NotEmpty(TableText.Rows(table));
            return new WeakReference(table);
        })];
    }

    [Fact]
    public void A_table_that_the_world_does_not_have_is_refused_with_the_nearest_name()
    {
        var refused = Assert.Throws<PlanException>(() => World.Open(TestPlans.Of("demo")).Table("bronze_slot_telemetri"));

        Assert.Contains("'bronze_slot_telemetry'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_opens_with_its_own_key_only()
    {
        var plan = TestPlans.Casino.MakePlan(new PlanRequest { Scale = "demo", PiiKey = PiiKey.FromBytes("sixteen bytes or more"u8) });

        var refused = Assert.Throws<PlanException>(() => World.Open(plan));
        Assert.Contains(plan.Pii.KeyFingerprint, refused.Message, StringComparison.Ordinal);
        Assert.Equal(plan, World.Open(plan, PiiKey.FromBytes("sixteen bytes or more"u8)).Plan);
        var tooShort = Assert.Throws<PlanException>(() => PiiKey.FromBytes("fifteen bytes !"u8));
        Assert.Contains("15 bytes", tooShort.Message, StringComparison.Ordinal);
    }
}
