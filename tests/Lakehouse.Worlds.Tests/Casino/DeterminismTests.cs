using System.Globalization;
using CsCheck;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

public sealed class DeterminismTests
{
    private static readonly Lazy<World> s_small = new(() => World.Open(TestPlans.Of("small")));
    private static readonly Lazy<Dictionary<string, List<string>>> s_rows =
        new(() => s_small.Value.Tables.ToDictionary(t => t.Name, TableText.Rows));

    public static TheoryData<string> Tables => [.. TestPlans.Casino.Tables.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Any_run_of_rows_is_the_same_run_of_the_whole(string table)
    {
        var whole = s_rows.Value[table];
        Samples.Hold(60, Gen.Select(Gen.Int[0, whole.Count], Gen.Int[0, whole.Count], Gen.Int[0, 4]), c =>
        {
            var first = Math.Min(c.Item1, c.Item2);
            var count = Math.Abs(c.Item1 - c.Item2) >> (3 * c.Item3);
            Assert.Equal(whole.GetRange(first, count), TableText.Rows(s_small.Value.Table(table), first, count));
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Row_n_equals_generated_row_n(string table)
    {
        var whole = s_rows.Value[table];
        Samples.Hold(300, Gen.Int[0, whole.Count - 1], n =>
            Assert.Equal(whole[n], Assert.Single(TableText.Rows(s_small.Value.Table(table), n, 1))));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void One_slice_alone_equals_its_part_of_the_whole(string table)
    {
        var slices = s_small.Value.Table(table).Slices().ToArray();
        foreach (var slice in slices)
        {
            var alone = World.Open(TestPlans.Of("small")).Table(table);
            Assert.Equal(RowsOf(table, slice), TableText.Rows(alone, slice.FirstRow, slice.RowCount));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Shuffled_slices_equal_their_parts_of_the_whole(string table)
    {
        var slices = s_small.Value.Table(table).Slices().ToArray();
        var order = new Permutation(1, slices.Length);
        var shuffled = World.Open(TestPlans.Of("small")).Table(table);
        for (var i = 0; i < slices.Length; i++)
        {
            var slice = slices[order.Forward(i)];
            Assert.Equal(RowsOf(table, slice), TableText.Rows(shuffled, slice.FirstRow, slice.RowCount));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void One_table_alone_equals_itself_among_the_others(string table) =>
        Assert.Equal(s_rows.Value[table], TableText.Rows(World.Open(TestPlans.Of("small")).Table(table)));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Many_threads_at_one_table_do_not_disturb_each_other(string table)
    {
        var whole = s_rows.Value[table];
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 7 }, i =>
        {
            var first = (int)Mix.Below(Mix.Of(3, i), whole.Count);
            var count = Math.Min(whole.Count - first, 700);
            Assert.Equal(whole.GetRange(first, count), TableText.Rows(s_small.Value.Table(table), first, count));
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Walks_that_are_broken_off_or_go_side_by_side_do_not_disturb_each_other(string table)
    {
        var source = s_small.Value.Table(table);
        var whole = s_rows.Value[table];
        // Rows of one day, of which some tables have few.
        using var left = source.Batches(0, 12).GetEnumerator();
        using var right = source.Batches(4, 8).GetEnumerator();
        Assert.True(left.MoveNext());
        Assert.True(right.MoveNext());
        var leftCells = new BatchCells(source.Schema, left.Current);
        var rightCells = new BatchCells(source.Schema, right.Current);
        foreach (var column in Enumerable.Range(0, source.Schema.Columns.Count))
        {
            Assert.Equal(leftCells.Canonical(column, 9), rightCells.Canonical(column, 5));
        }

        left.Dispose();
        right.Dispose();
        Assert.Equal(whole.GetRange(7, 300), TableText.Rows(source, 7, 300));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus ";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        odd.DateTimeFormat.DateSeparator = "~";
        odd.DateTimeFormat.TimeSeparator = "~";
        var usual = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = odd;
        try
        {
            var plan = TestPlans.Of("small");
            Assert.Equal(s_small.Value.Plan.ToJson(), plan.ToJson());
            Assert.Equal(plan.Id, Plan.Parse(plan.ToJson()).Id);
            Assert.All(World.Open(plan).Tables, t => Assert.Equal(s_rows.Value[t.Name], TableText.Rows(t)));
            var refused = Assert.Throws<PlanException>(() => TestPlans.OfSlots(-1_000_000, 30));
            Assert.Contains(" -1000000 rows", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Fact]
    public void Another_seed_changes_what_is_drawn_and_leaves_what_is_counted()
    {
        var other = World.Open(TestPlans.Of("small", 43));
        var table = other.Table(TestPlans.Slots);

        Assert.Equal(s_small.Value.Table(TestPlans.Slots).RowCount, table.RowCount);
        Assert.Empty(TableText.Rows(table).Intersect(s_rows.Value[TestPlans.Slots]));
        var types = TableText.Column(s_small.Value.Table(TestPlans.Slots), "event_type");
        Assert.Equal(types.Order(), TableText.Column(table, "event_type").Order());
    }

    private static List<string> RowsOf(string table, Slice slice) =>
        s_rows.Value[table].GetRange((int)slice.FirstRow, (int)slice.RowCount);
}
