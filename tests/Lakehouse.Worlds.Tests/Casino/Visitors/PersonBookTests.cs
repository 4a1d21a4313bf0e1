using System.Globalization;
using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Visitors;

public sealed class PersonBookTests
{
    private const int People = 60_000;

    [Theory]
    [InlineData("2025-12-02")]
    [InlineData("2025-03-10")]
    [InlineData("2024-02-29")]
    [InlineData("2024-03-30")]
    public void Ages_enrolment_and_last_visits_keep_their_order(string start)
    {
        var first = DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var persons = Persons(first);
        int youngest = 1_000, oldest = 0;
        for (long player = 0; player < People; player++)
        {
            var birth = persons.Birth(player);
            var age = first.Year - birth.Year - (first < birth.AddYears(first.Year - birth.Year) ? 1 : 0);
            Assert.InRange(age, 21, 85);
            (youngest, oldest) = (Math.Min(youngest, age), Math.Max(oldest, age));

            var opening = persons.Open(player);
            var enrolled = DateOnly.FromDayNumber(opening.EnrollmentDay);
            Assert.InRange(first.DayNumber - opening.EnrollmentDay, 30, 3_650);
            Assert.True(enrolled >= birth.AddYears(21), $"Player {player}, born {birth:O}, enrolled on {enrolled:O}.");
            Assert.InRange(opening.LastVisitDay, opening.EnrollmentDay, first.DayNumber - 1);
            Assert.InRange(opening.Visits, 1, opening.LastVisitDay - opening.EnrollmentDay + 1);
        }

        Assert.Equal((21, 85), (youngest, oldest));
    }

    [Fact]
    public void Opening_balances_lie_in_the_ranges_of_the_fact_sheet_by_tier()
    {
        int[] pointBases = [1_000, 5_000, 25_000, 100_000, 500_000];
        decimal[] theoBases = [500, 2_500, 15_000, 75_000, 500_000];
        var model = new CasinoModel(TestPlans.Of("medium"));
        var persons = new PersonBook(model);
        for (long player = 0; player < model.Players.Count; player++)
        {
            var tier = model.Players.TierOf(player);
            var opening = persons.Open(player);
            var theo = opening.TheoCents / 100m;
            Assert.InRange(theo / theoBases[tier], 0.5m, 2.0m);
            Assert.InRange(opening.WinLossCents / 100m / theo, -0.15m, 0.05m);
            Assert.InRange(opening.PointsBalance / (decimal)pointBases[tier], 0.1m, 2.0m);
            Assert.InRange(opening.LifetimePoints / (decimal)opening.PointsBalance, 3m, 20m);
            Assert.InRange(opening.Visits, 1, 500 * (tier + 1) / 3);
        }
    }

    [Fact]
    public void Social_security_numbers_are_distinct_and_of_areas_never_issued()
    {
        var persons = Persons(new DateOnly(2025, 12, 2));
        var numbers = Enumerable.Range(0, People).Select(p => persons.Ssn(p)).ToArray();

        Assert.Equal(People, numbers.Distinct().Count());
        Assert.All(numbers, ssn =>
        {
            Assert.InRange(ssn / 1_000_000, 900, 999);
            Assert.InRange(ssn / 10_000 % 100, 1, 99);
            Assert.InRange(ssn % 10_000, 1, 9_999);
        });
    }

    [Fact]
    public void Zip_codes_lie_in_the_range_of_their_state()
    {
        var persons = Persons(new DateOnly(2025, 12, 2));
        for (long player = 0; player < People; player++)
        {
            var state = persons.State(player);
            Assert.InRange(persons.Zip(player) / 100, state.FirstZip, state.LastZip);
        }

        Assert.Equal(50, HomeState.All.Select(s => s.Code).Distinct().Count());
    }

    private static PersonBook Persons(DateOnly start) =>
        new(new CasinoModel(TestPlans.WithCounts(TestPlans.Of("demo", start: start), 7, (TestPlans.Players, People))));
}
