using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Visitors;

public sealed class RosterTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("small")]
    [InlineData("medium")]
    public void Visitors_of_a_day_are_distinct_active_players_and_each_knows_its_place(string scale)
    {
        foreach (var seed in new ulong[] { 1, 2, 42 })
        {
            AllDistinct(TestPlans.Of(scale, seed));
        }
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(33, 1)]
    [InlineData(10, 30)]
    [InlineData(1_000, 1)]
    public void Visitors_are_distinct_in_worlds_of_odd_size(long slots, int days) => AllDistinct(TestPlans.OfSlots(slots, days));

    [Fact]
    public void Visitors_stay_distinct_on_days_busier_than_those_that_the_counts_are_for()
    {
        // A Monday alone is counted; the Saturday after it has half as many visitors more.
        var monday = TestPlans.OfSlots(1_500, 1, start: new DateOnly(2025, 6, 2));
        var least = TestPlans.Casino.LeastCounts(TestPlans.OverDays(monday, 7)).Single(l => l.Table == TestPlans.Players).Least;
        for (var players = least; players < 6 * least; players += 5)
        {
            AllDistinct(Plan.Parse(TestPlans.OverDays(TestPlans.WithCounts(monday, 1, (TestPlans.Players, players)), 7).ToJson()));
        }
    }

    [Fact]
    public void The_window_does_not_decide_how_visitors_are_chosen()
    {
        var monday = TestPlans.Of("small", start: new DateOnly(2025, 6, 2), days: 1);
        for (var players = 50; players < 600; players += 5)
        {
            var one = new CasinoModel(TestPlans.WithCounts(monday, 30, (TestPlans.Players, players)));
            var more = new CasinoModel(TestPlans.OverDays(TestPlans.WithCounts(monday, 30, (TestPlans.Players, players)), 7));
            for (long position = 0; position < one.Days[0].Visitors; position++)
            {
                Assert.Equal(one.RosterOf(0).PlayerAt(position), more.RosterOf(0).PlayerAt(position));
            }
        }
    }

    [Fact]
    public void Diamonds_come_five_times_as_often_as_bronze()
    {
        var model = new CasinoModel(TestPlans.Of("large"));
        var visits = new double[PlayerBook.Tiers];
        foreach (var day in model.Days)
        {
            for (long position = 0; position < day.Visitors; position++)
            {
                visits[model.Players.TierOf(model.RosterOf(day.Day).PlayerAt(position))]++;
            }
        }

        var frequency = visits.Select((v, tier) => v / model.Players.TierPools.Before(tier, model.Players.Eligible)).ToArray();

        // 2 of 20 visits for 3 of 100 players, against 5 of 20 for 40 of 100.
        Assert.Equal(2 / 3.0 / (5 / 40.0), frequency[4] / frequency[0], 0.1);
        Assert.True(frequency.SequenceEqual(frequency.Order()), "A higher tier comes less often than a lower one.");
    }

    private static void AllDistinct(Plan plan)
    {
        var model = new CasinoModel(plan);
        foreach (var day in model.Days)
        {
            Assert.True(day.Visitors <= model.Players.Eligible);
            var roster = model.RosterOf(day.Day);
            var here = new HashSet<long>();
            for (long position = 0; position < day.Visitors; position++)
            {
                var player = roster.PlayerAt(position);
                Assert.True(here.Add(player), $"Player {player} is twice among the visitors of day {day.Day} ({plan.ToJson()}).");
                Assert.Equal(AccountStatus.Active, model.Players.StatusOf(player));
                Assert.Equal(position, roster.PositionOf(model.Players.EligibleIndex(player)));
            }

            for (long player = 0; player < model.Players.Count; player++)
            {
                var eligible = model.Players.EligibleIndex(player);
                if (eligible >= 0 && !here.Contains(player))
                {
                    Assert.Equal(-1, roster.PositionOf(eligible));
                }
            }
        }
    }
}
