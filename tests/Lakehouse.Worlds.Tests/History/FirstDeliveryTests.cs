using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Lakehouse.Worlds.History;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.History;

/// <summary>What comes first of a table's rows, where some are late and some wrong.</summary>
public sealed partial class FirstDeliveryTests
{
    private static readonly string[] s_events =
        [TestPlans.Slots, TestPlans.TableGames, TestPlans.Financial, TestPlans.Security, TestPlans.Compliance];

    [Fact]
    public void First_rows_are_the_rows_without_the_late_ones_and_with_one_other_cell_in_the_wrong_ones() => Samples.Hold(
        10,
        Gen.Select(Gen.OneOf(Gen.Int[0, 500_000], Gen.Const(500_000)), Gen.OneOf(Gen.Int[1, 500_000], Gen.Const(500_000)), Gen.Bool, Gen.ULong),
        given =>
        {
            var (late, wrong, faults, seed) = given;
            var plan = Plan(late / 1_000_000m, wrong / 1_000_000m, faults ? 0.2m : 0, seed: seed);
            foreach (var table in World.Open(plan).Tables.Where(t => FirstDelivery.Concerns(plan, t.Name)))
            {
                var delivery = new FirstDelivery(plan, table);
                foreach (var slice in table.Slices())
                {
                    var first = delivery.Of(slice);
                    var rows = TableText.Rows(delivery.Table, first.FirstRow, first.RowCount);
                    var (missing, other) = Compare(TableText.Rows(table, slice.FirstRow, slice.RowCount), rows);
                    Assert.Equal((delivery.LateRows(slice), delivery.WrongRows(slice)), (missing, other));

                    // At most one stretch more or less at either end of a slice, and one turn of late and wrong rows.
                    Assert.InRange(missing - (slice.RowCount * (double)late / 1_000_000), -2, 2);
                    Assert.InRange(other - (slice.RowCount * (double)wrong / 1_000_000), -2, 2);
                }
            }
        });

    [Fact]
    public void Any_run_of_rows_alone_is_the_same_rows()
    {
        var plan = Plan(0.2m, 0.3m, faults: 0.1m);
        foreach (var table in World.Open(plan).Tables.Where(t => FirstDelivery.Concerns(plan, t.Name)))
        {
            var first = new FirstDelivery(plan, table).Table;
            var all = TableText.Rows(first);
            Assert.Equal(first.RowCount, all.Count);
            Samples.Hold(30, Gen.Select(Gen.Int[0, all.Count - 1], Gen.Int[0, 40]), run =>
            {
                var count = Math.Min(run.Item2, all.Count - run.Item1);
                Assert.Equal(all.Skip(run.Item1).Take(count), TableText.Rows(first, run.Item1, count));
            });
        }
    }

    [Fact]
    public void Rows_of_a_shorter_window_come_first_as_they_do_in_the_longer_one()
    {
        var plan = Plan(0.2m, 0.3m, faults: 0);
        var until = plan.Until(plan.Start.AddDays(3));
        foreach (var name in (string[])[TestPlans.Slots, TestPlans.TableGames, TestPlans.Security])
        {
            var table = World.Open(until).Table(name);
            var shorter = new FirstDelivery(until, table);
            Assert.Equal(
                TableText.Rows(shorter.Table),
                TableText.Rows(new FirstDelivery(plan, World.Open(plan).Table(name)).Table, 0, shorter.Table.RowCount));
        }
    }

    [Fact]
    public void Wrong_values_are_near_the_right_ones_and_in_their_range()
    {
        var plan = Plan(0, 0.5m, faults: 0);
        var numbers = 0;
        foreach (var table in World.Open(plan).Tables.Where(t => FirstDelivery.Concerns(plan, t.Name)))
        {
            var first = TableText.Rows(new FirstDelivery(plan, table).Table);
            foreach (var (right, wrong) in TableText.Rows(table).Zip(first).Where(pair => pair.First != pair.Second))
            {
                var (before, after) = (right.Split(TableText.Separator), wrong.Split(TableText.Separator));
                var column = Enumerable.Range(0, before.Length).Single(i => before[i] != after[i]);
                var contract = table.Schema.Columns[column];
                Assert.DoesNotContain(contract.Name, table.Schema.Key);
                Assert.DoesNotMatch("^_", contract.Name);
                if (contract.Type.Kind == ColumnKind.Text)
                {
                    Assert.Equal(Sorted(before[column]), Sorted(after[column].TrimEnd(' ')));
                }
                else
                {
                    var (value, off) = (Number(before[column]), Number(after[column]));
                    Assert.InRange(Math.Abs(off - value), 0.0001m, Math.Max(1, Math.Abs(value) / 5));
                    Assert.InRange(off, contract.Least ?? decimal.MinValue, contract.Most ?? decimal.MaxValue);
                    numbers++;
                }
            }
        }

        Assert.InRange(numbers, 100, int.MaxValue);
    }

    [Fact]
    public void Only_tables_to_which_days_bring_rows_are_late_or_wrong()
    {
        var plan = Plan(0.1m, 0.1m, faults: 0.1m);

        Assert.Equal(
            s_events.Order(StringComparer.Ordinal),
            World.Open(plan).Tables.Select(t => t.Name).Where(t => FirstDelivery.Concerns(plan, t)).Order(StringComparer.Ordinal));
        Assert.All(s_events, table => Assert.False(FirstDelivery.Concerns(TestPlans.Of("demo"), table)));
    }

    [Fact]
    public void Shares_stand_in_the_plan_and_change_no_row()
    {
        var plain = TestPlans.Of("demo");
        Assert.Equal(plain.Id, Plan(0, 0, faults: 0).Id);

        var plan = Plan(0.25m, 0.000001m, faults: 0);
        Assert.Contains("\"knobs\":{\"history.late_share\":0.25,\"history.correction_share\":0.000001}", plan.ToJson(), StringComparison.Ordinal);
        Assert.All(s_events, table => Assert.Equal(TableText.Rows(World.Open(plain).Table(table)), TableText.Rows(World.Open(plan).Table(table))));
    }

    [Fact]
    public void Lineage_tells_the_wrong_cell()
    {
        var plan = Plan(0, 0.5m, faults: 0);
        var table = World.Open(plan).Table(TestPlans.Financial);
        var first = new FirstDelivery(plan, table).Table;
        var (right, wrong) = (TableText.Rows(table), TableText.Rows(first));
        for (var row = 0; row < 40; row++)
        {
            var (before, after) = (right[row].Split(TableText.Separator), wrong[row].Split(TableText.Separator));
            var told = first.Lineage(row).Select(cell => cell.Column.Rule.StartsWith("Drawn: a wrong value", StringComparison.Ordinal));
            Assert.Equal(before.Zip(after, (a, b) => a != b), told);
        }
    }

    /// <summary>The right rows that are missing, and those that have one other cell.</summary>
    private static (long Missing, long Other) Compare(List<string> right, List<string> first)
    {
        long missing = 0, other = 0;
        var at = 0;
        foreach (var row in right)
        {
            var cells = row.Split(TableText.Separator);
            var there = at < first.Count ? first[at].Split(TableText.Separator) : null;
            var differing = there is null ? cells.Length : cells.Zip(there).Count(pair => pair.First != pair.Second);

            // Rows of few columns that differ in one alone are not those of another event: keys are never wrong.
            if (differing > 1)
            {
                missing++;
            }
            else
            {
                other += differing;
                at++;
            }
        }

        Assert.Equal(first.Count, at);
        return (missing, other);
    }

    private static Plan Plan(decimal late, decimal wrong, decimal faults, ulong seed = 42) => TestPlans.Casino.MakePlan(new PlanRequest
    {
        Scale = "demo",
        Seed = seed,
        Knobs = new Dictionary<string, decimal>
        {
            ["history.late_share"] = late,
            ["history.correction_share"] = wrong,
            [WorldDefinition.FaultRate] = faults,
        },
    });

    private static decimal Number(string text) => decimal.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    private static string Sorted(string text) => string.Concat(text.TrimEnd(' ').Order());

    [GeneratedRegex("^-?[0-9.]+$")]
    private static partial Regex Digits();
}
