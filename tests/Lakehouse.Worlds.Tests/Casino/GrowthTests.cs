using System.Globalization;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

/// <summary>A longer window from the same start, at the same rates, leaves what was.</summary>
public sealed class GrowthTests
{
    [Theory]
    [InlineData("small", "2025-10-10", 30, 60)]
    [InlineData("small", "2025-02-20", 1, 30)]
    [InlineData("small", "2025-02-20", 7, 90)]
    [InlineData("demo", "2025-12-25", 7, 14)]
    [InlineData("demo", "2025-12-25", 1, 2)]
    [InlineData("0.0003", "2025-03-01", 5, 40)]
    public void Earlier_rows_stay_as_they_are_but_for_what_is_as_of_the_end(string scale, string start, int days, int longer)
    {
        var plan = TestPlans.Of(scale, start: DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture), days: days);
        var grown = TestPlans.Of(scale, start: plan.Start, days: longer);

        LeavesWhatWas(plan, grown);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(700)]
    public void Counts_for_one_day_grow_to_many_as_rates(long slots)
    {
        var plan = TestPlans.WithCounts(TestPlans.OfSlots(slots, 1, start: new DateOnly(2025, 3, 3)), 1, (TestPlans.Players, 500));

        LeavesWhatWas(plan, Plan.Parse(TestPlans.OverDays(plan, 20).ToJson()));
    }

    [Fact]
    public void Only_what_a_player_did_so_far_and_how_far_a_filing_is_are_as_of_the_end()
    {
        Assert.Equal(
            [
                "points_balance", "lifetime_points", "tier_credits", "last_visit_date", "total_visits", "total_theo",
                "total_actual_win_loss", "average_daily_theo", "_ingested_at", "_batch_id",
            ],
            AsOfEnd(TestPlans.Players));
        Assert.Equal(["ctr_filed"], AsOfEnd(TestPlans.Financial));
        Assert.Equal(
            ["filing_date", "status", "fincen_reference", "irs_reference", "review_notes", "amended_from"], AsOfEnd(TestPlans.Compliance));
        Assert.Equal(3, TestPlans.Casino.Tables.Count(t => t.Columns.Any(c => c.AsOfEnd)));

        static IEnumerable<string> AsOfEnd(string table) =>
            TestPlans.Casino.Tables.Single(t => t.Name == table).Columns.Where(c => c.AsOfEnd).Select(c => c.Name);
    }

    private static void LeavesWhatWas(Plan plan, Plan grown)
    {
        var grownWorld = World.Open(grown);
        foreach (var table in World.Open(plan).Tables)
        {
            Assert.Equal(TableText.LastingRows(table, table.RowCount), TableText.LastingRows(grownWorld.Table(table.Name), table.RowCount));
        }

        Assert.True(grownWorld.Table(TestPlans.Slots).RowCount > World.Open(plan).Table(TestPlans.Slots).RowCount);
        Assert.Equal(plan.Count(TestPlans.Players), grownWorld.Table(TestPlans.Players).RowCount);
    }
}
