using System.Globalization;
using System.Numerics;
using CsCheck;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using NodaTime;
using Xunit;

namespace Lakehouse.Worlds.Tests.Tables;

public sealed class PlanMakerTests
{
    private static readonly string[] s_names =
    [
        "bronze_slot_telemetry", "bronze_table_games", "bronze_player_profile",
        "bronze_financial_txn", "bronze_security_events", "bronze_compliance",
    ];

    [Theory]
    [InlineData("demo", 7, 1_000, 500, 100, 500, 200, 100)]
    [InlineData("small", 30, 10_000, 5_000, 500, 2_500, 1_000, 500)]
    [InlineData("medium", 30, 100_000, 50_000, 5_000, 25_000, 10_000, 5_000)]
    [InlineData("large", 30, 500_000, 100_000, 10_000, 50_000, 25_000, 10_000)]
    [InlineData("xlarge", 30, 2_000_000, 500_000, 50_000, 250_000, 100_000, 50_000)]
    public void Presets_have_the_counts_of_the_fact_sheet(string scale, int days, params int[] counts)
    {
        var plan = TestPlans.Of(scale);

        Assert.Equal(s_names, plan.Counts.Select(c => c.Key));
        Assert.Equal(counts.Select(c => (long)c), plan.Counts.Select(c => c.Value));
        Assert.Equal((days, days), (plan.Days, plan.CountDays));
    }

    [Fact]
    public void Nothing_asked_for_is_medium_over_thirty_days_to_the_end_of_2025_with_seed_42()
    {
        var plan = TestPlans.Casino.MakePlan(new PlanRequest());

        Assert.Equal(TestPlans.Of("medium").Id, plan.Id);
        Assert.Equal((new DateOnly(2025, 12, 2), new DateOnly(2026, 1, 1), 42UL), (plan.Start, plan.End, plan.Seed));
        Assert.Equal(new DateOnly(2025, 12, 25), TestPlans.Of("demo").Start);
    }

    [Fact]
    public void A_factor_is_times_large_and_a_preset_is_a_rate_for_any_days()
    {
        Assert.Equal(TestPlans.Of("large").Id, TestPlans.Of("1").Id);
        Assert.Equal(TestPlans.Of("large").Id, TestPlans.Of("1.000").Id);
        Assert.Equal([1_250_000L, 250_000, 25_000, 125_000, 62_500, 25_000], TestPlans.Of("2.5").Counts.Select(c => c.Value));

        var week = TestPlans.Of("large", days: 7);
        Assert.Equal(TestPlans.Of("large").Counts, week.Counts);
        Assert.Equal((7, 30), (week.Days, week.CountDays));
    }

    [Fact]
    public void All_means_the_seeds_counts_and_a_count_beside_it_replaces_its_own_alone()
    {
        var asked = new PlanRequest { All = true, Days = 14, Counts = Counts((TestPlans.Players, 20_000)) };

        var plan = Make(asked);

        Assert.Equal(20_000, plan.Count(TestPlans.Players));
        Assert.Equal(500_000, plan.Count(TestPlans.Slots));
        Assert.Equal(10_000, plan.Count(TestPlans.Compliance));
    }

    [Fact]
    public void All_with_too_few_days_for_its_players_is_refused_with_a_number_that_does()
    {
        var message = Assert.Throws<PlanException>(() => Make(new PlanRequest { All = true, Days = 3 })).Message;

        Assert.Contains("bronze_player_profile cannot have 10000 rows", message, StringComparison.Ordinal);
        var least = long.Parse(message.Split("at least ")[1].Split(',')[0], CultureInfo.InvariantCulture);
        Make(new PlanRequest { All = true, Days = 3, Counts = Counts((TestPlans.Players, least)) });
        Assert.Throws<PlanException>(() => Make(new PlanRequest { All = true, Days = 3, Counts = Counts((TestPlans.Players, least - 1)) }));
    }

    [Fact]
    public void All_takes_the_counts_of_large_whatever_the_days()
    {
        var plan = Make(new PlanRequest { All = true, Days = 7 });

        Assert.Equal(TestPlans.Of("large").Counts, plan.Counts);
        Assert.Equal((7, 7), (plan.Days, plan.CountDays));
        Assert.Equal(500_000, World.Open(plan).Table(TestPlans.Slots).RowCount);
    }

    [Fact]
    public void A_count_given_is_exact_and_scales_the_others_by_the_largest_ratio()
    {
        var doubled = Make(new PlanRequest { Counts = Counts((TestPlans.Slots, 200_000)) });
        Assert.Equal([200_000L, 100_000, 10_000, 50_000, 20_000, 10_000], doubled.Counts.Select(c => c.Value));

        var two = Make(new PlanRequest { Scale = "small", Counts = Counts((TestPlans.Slots, 40_000), (TestPlans.Compliance, 5_000)) });
        Assert.Equal([40_000L, 50_000, 5_000, 25_000, 10_000, 5_000], two.Counts.Select(c => c.Value));

        // Half of the days have half of the rows, but as many players.
        var half = Make(new PlanRequest { Days = 15, Counts = Counts((TestPlans.Slots, 100_000)) });
        Assert.Equal([100_000L, 50_000, 10_000, 25_000, 10_000, 5_000], half.Counts.Select(c => c.Value));
        Assert.Equal(15, half.CountDays);
    }

    [Fact]
    public void Counts_not_given_follow_the_largest_ratio_unless_others_need_more_of_them()
    {
        var given = Gen.Select(Gen.Int[0, 5], Gen.Long[1, 5_000_000], Gen.Int[0, 5], Gen.Long[1, 5_000_000], Gen.Int[1, 90]);
        var medium = TestPlans.Of("medium");
        var plans = 0;
        Samples.Hold(300, given, c =>
        {
            var (first, firstCount, second, secondCount, days) = c;
            var counts = new Dictionary<string, long> { [s_names[first]] = firstCount };
            counts.TryAdd(s_names[second], secondCount);
            Plan plan;
            try
            {
                plan = Make(new PlanRequest { Days = days, Counts = counts });
            }
            catch (PlanException e)
            {
                // Only what was asked for is refused, never what was made up.
                Assert.Contains(counts, g => e.Message.StartsWith($"{g.Key} cannot have {g.Value} rows", StringComparison.Ordinal));
                return;
            }

            plans++;
            var rates = s_names.ToDictionary(n => n, n => n == TestPlans.Players
                ? medium.Count(n)
                : Math.Max(1, Rounded(medium.Count(n), days, 30)));
            var largest = counts.MaxBy(g => (decimal)g.Value / rates[g.Key]);
            foreach (var (name, count) in plan.Counts)
            {
                if (counts.TryGetValue(name, out var asked))
                {
                    Assert.Equal(asked, count);
                    continue;
                }

                var scaled = Math.Max(1, Rounded(rates[name], largest.Value, rates[largest.Key]));
                var raised = count > scaled && name is TestPlans.Players or TestPlans.Compliance;
                Assert.True(count == scaled || raised, $"{name}: {count}, not {scaled}.");
            }
        });

        Assert.InRange(plans, 100, 299);

        static long Rounded(long value, long numerator, long denominator) =>
            (long)(((BigInteger)value * numerator * 2 + denominator) / (2 * denominator));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(10, 30)]
    [InlineData(33, 1)]
    [InlineData(1_000, 1)]
    [InlineData(1_000_000_000_000, 30)]
    public void Any_number_of_slot_rows_makes_a_world_of_exactly_so_many(long slots, int days)
    {
        foreach (var scale in new[] { null, "demo", "small", "large", "xlarge" })
        {
            var plan = Make(new PlanRequest { Scale = scale, Days = days, Counts = Counts((TestPlans.Slots, slots)) });

            Assert.Equal(slots, World.Open(plan).Table(TestPlans.Slots).RowCount);
        }
    }

    [Theory]
    [InlineData("0.000001")]
    [InlineData("0.0001")]
    [InlineData("0.01")]
    [InlineData("1000000000")]
    public void The_smallest_and_the_largest_factor_make_a_world(string factor) => Assert.NotEmpty(World.Open(TestPlans.Of(factor)).Tables);

    [Fact]
    public void Players_given_below_what_the_busiest_day_needs_are_refused_with_the_least_that_does()
    {
        var refused = Refused(Of(100), "bronze_player_profile", "100 rows", "active");
        var least = long.Parse(refused.Split("at least ")[1].Split(',')[0], CultureInfo.InvariantCulture);

        Make(Of(least));
        Refused(Of(least - 1), "bronze_player_profile");

        static PlanRequest Of(long players) => new() { Counts = Counts((TestPlans.Slots, 100_000), (TestPlans.Players, players)) };
    }

    [Fact]
    public void Dates_that_agree_make_the_same_window_however_they_are_given()
    {
        var start = new DateOnly(2025, 3, 1);
        var end = new DateOnly(2025, 3, 21);
        PlanRequest[] same =
        [
            new() { Start = start, End = end },
            new() { Start = start, Days = 20 },
            new() { End = end, Days = 20 },
            new() { Start = start, End = end, Days = 20 },
        ];

        Assert.All(same, request => Assert.Equal((start, end), (Make(request).Start, Make(request).End)));
        Assert.Equal(new DateOnly(2025, 3, 31), Make(new PlanRequest { Start = start }).End);
        Assert.Equal(new DateOnly(2025, 3, 8), Make(new PlanRequest { Start = start, Scale = "demo" }).End);
        Assert.Equal(new DateOnly(2025, 3, 14), Make(new PlanRequest { End = end, Scale = "demo" }).Start);
    }

    public static TheoryData<string, PlanRequest, string[]> Impossible => new()
    {
        { "disagreeing", new() { Start = new(2025, 3, 1), End = new(2025, 3, 21), Days = 21 }, ["2025-03-01", "2025-03-21", "20 days", "21"] },
        { "reversed", new() { Start = new(2025, 3, 21), End = new(2025, 3, 1) }, ["2025-03-21", "2025-03-01", "later"] },
        { "empty", new() { Start = new(2025, 3, 1), End = new(2025, 3, 1) }, ["2025-03-01", "later"] },
        { "no days", new() { Days = 0 }, ["--days 0", "3660"] },
        { "negative days", new() { Days = -30 }, ["--days -30"] },
        { "too many days", new() { Days = 3_661 }, ["--days 3661", "3660"] },
        { "too long", new() { Start = new(2001, 1, 1), End = new(2025, 1, 1) }, ["8766 days", "3660"] },
        { "last date", new() { Start = DateOnly.MaxValue }, ["9999-12-31", "2200-01-01"] },
        { "last dates", new() { Start = DateOnly.MaxValue, Days = 30 }, ["9999-12-31", "2200-01-01"] },
        { "first date", new() { End = DateOnly.MinValue }, ["0001-01-01", "1980-01-01"] },
        { "first dates", new() { End = new(1, 1, 20), Days = 30 }, ["0001-01-20", "1980-01-01"] },
        { "too early", new() { Start = new(1979, 12, 31) }, ["1979-12-31", "1980-01-01"] },
        { "too late", new() { End = new(2200, 1, 2) }, ["2200-01-02", "2200-01-01"] },
        { "scale", new() { Scale = "meduim" }, ["meduim", "did you mean 'medium'", "demo"] },
        { "scale by sign", new() { Scale = "-1" }, ["'-1'", "factor"] },
        { "scale of nothing", new() { Scale = "0" }, ["scale 0", "0.000001"] },
        { "scale in words", new() { Scale = "" }, ["''", "medium"] },
        { "scale beyond", new() { Scale = "1000000001" }, ["1000000001", "out of range"] },
        { "scale beyond all", new() { Scale = "99999999999999999999999999999999" }, ["99999999999999999999999999999999"] },
        { "scale and all", new() { Scale = "large", All = true }, ["--all", "--scale"] },
        { "table", new() { Counts = Counts(("bronze_slot_telemetri", 5)) }, ["bronze_slot_telemetri", "did you mean 'bronze_slot_telemetry'"] },
        { "no rows", new() { Counts = Counts((TestPlans.Slots, 0)) }, [TestPlans.Slots, "0 rows"] },
        { "negative rows", new() { Counts = Counts((TestPlans.Slots, -1)) }, [TestPlans.Slots, "-1 rows"] },
        { "most negative rows", new() { Counts = Counts((TestPlans.Slots, long.MinValue)) }, [TestPlans.Slots, "-9223372036854775808 rows"] },
        { "absurd rows", new() { Counts = Counts((TestPlans.Slots, long.MaxValue)) }, [TestPlans.Slots, "9223372036854775807 rows"] },
        { "too many others", new() { Counts = Counts((TestPlans.Players, 1_000_000_000_000_000)) }, ["1000000000000000"] },
        { "filings", new() { Counts = Counts((TestPlans.Slots, 100_000), (TestPlans.Compliance, 600)) }, [TestPlans.Compliance, "600 jackpots", "at least 705"] },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_in_a_sentence_that_names_it(string what, PlanRequest request, string[] words)
    {
        Assert.NotEmpty(what);
        Refused(request, words);
    }

    [Fact]
    public void Offsets_are_those_of_the_zone_over_the_window_and_no_others()
    {
        Samples.Hold(60, Gen.Select(Gen.Int[0, 70_000], Gen.Int[1, 900]), c =>
        {
            var plan = Make(new PlanRequest { Scale = "demo", Start = new DateOnly(1990, 1, 1).AddDays(c.Item1), Days = c.Item2 });
            var begin = CasinoClock.Begin(plan.Start);
            var end = CasinoClock.Begin(plan.End);
            var expected = new List<(long, int)>();
            for (var at = begin; at < end;)
            {
                var interval = CasinoClock.Zone.GetZoneInterval(Instant.FromUnixTimeSeconds(at));
                expected.Add((at, interval.WallOffset.Seconds));
                at = interval.HasEnd ? interval.End.ToUnixTimeSeconds() : end;
            }

            Assert.Equal(expected, plan.Offsets.Select(o => (o.Utc.ToUnixTimeSeconds(), o.Seconds)));
        });
    }

    [Theory]
    [InlineData("2025-12-25T13:59:59Z", "2025-12-24")]
    [InlineData("2025-12-25T14:00:00Z", "2025-12-25")]
    [InlineData("2025-07-01T12:59:59Z", "2025-06-30")]
    [InlineData("2025-07-01T13:00:00Z", "2025-07-01")]
    [InlineData("2025-11-02T13:30:00Z", "2025-11-01")]
    public void A_business_day_begins_at_six_local(string utc, string day) => Assert.Equal(
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        TestPlans.Casino.BusinessDay(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture)));

    private static Plan Make(PlanRequest request) => TestPlans.Casino.MakePlan(request);

    private static Dictionary<string, long> Counts(params (string Table, long Count)[] counts) =>
        counts.ToDictionary(c => c.Table, c => c.Count);

    private static string Refused(PlanRequest request, params string[] words)
    {
        var refused = Assert.Throws<PlanException>(() => Make(request));
        Assert.All(words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
        Assert.Matches("[.]$", refused.Message);
        return refused.Message;
    }
}
