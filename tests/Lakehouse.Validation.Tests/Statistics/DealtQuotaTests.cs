using System.Globalization;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>
/// What is dealt is exact: before each gaming day there are floor(Q w(d) / w(D0)) rows of a kind, with the quotas Q worked
/// out here once more from the plan's counts.
/// </summary>
public sealed class DealtQuotaTests(CasinoLakes lakes)
{
    // In order of their weights: of 100 rows.
    private static readonly (string Type, int Weight)[] s_types =
    [
        ("GAME_PLAY", 70), ("METER_UPDATE", 10), ("BILL_IN", 5), ("TICKET_OUT", 4), ("TILT", 3), ("JACKPOT", 2),
        ("DOOR_OPEN", 2), ("DOOR_CLOSE", 2), ("POWER_OFF", 1), ("POWER_ON", 1),
    ];

    private static readonly int[] s_weekdays = [100, 85, 85, 90, 95, 120, 125];

    [Fact]
    public void RowsBeforeEachDayAreTheClosedForm() =>
        Assert.All(lakes.Presets().Concat(lakes.ClockChanges()).Concat(lakes.OtherLengths()), AssertClosedForm);

    /// <summary>Three machines for a hundred rows a day, so that each has some 33 rows a day.</summary>
    [Fact]
    public void MachinesFollowTheRowsOfADay() => Assert.All(lakes.Presets().Concat(lakes.OtherLengths()), lake =>
    {
        var machines = lake.Query("SELECT count(DISTINCT machine_id) FROM casino.bronze_slot_telemetry").Single()[0];
        var expected = decimal.Round(
            0.03m * lake.Plan.Count("bronze_slot_telemetry") / lake.Plan.CountDays, MidpointRounding.AwayFromZero);
        Assert.Equal(Math.Max(1, expected), decimal.Parse(machines!, CultureInfo.InvariantCulture));
    });

    [Fact]
    public void ThereAreAsManyPlayersAsThePlanCounts() => Assert.All(lakes.Presets().Concat(lakes.OtherLengths()), lake =>
    {
        var players = lake.Query("SELECT count(*) FROM casino.bronze_player_profile").Single()[0];
        Assert.Equal(lake.Plan.Count("bronze_player_profile"), long.Parse(players!, CultureInfo.InvariantCulture));
    });

    private static void AssertClosedForm(CasinoLake lake)
    {
        const string Sql = """
            SELECT CASE WHEN jackpot_amount >= 1200 THEN 'JACKPOT high' WHEN event_type = 'JACKPOT' THEN 'JACKPOT low' ELSE event_type END,
                   CAST(_ingested_at AT TIME ZONE 'America/Los_Angeles' AS DATE) - 1, count(*)
            FROM casino.bronze_slot_telemetry GROUP BY ALL
            """;
        var plan = lake.Plan;
        var counts = lake.Query(Sql).ToDictionary(
            row => (row[0]!, DateOnly.ParseExact(row[1]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            row => long.Parse(row[2]!, CultureInfo.InvariantCulture));
        foreach (var (kind, quota) in Quotas(plan))
        {
            long before = 0;
            for (var day = plan.Start; day < plan.End; day = day.AddDays(1))
            {
                before += counts.GetValueOrDefault((kind, day));
                var expected = quota * Weight(plan.Start, day.AddDays(1)) / Weight(plan.Start, plan.Start.AddDays(plan.CountDays));
                Assert.True(before == expected, $"{lake.Name}: {before} rows of {kind} to the end of {day:O}, expected {expected}.");
            }
        }

        if (plan.Days == plan.CountDays)
        {
            Assert.Equal(plan.Count("bronze_slot_telemetry"), counts.Values.Sum());
        }
    }

    private static Dictionary<string, long> Quotas(Plan plan)
    {
        var rows = plan.Count("bronze_slot_telemetry");
        var quotas = s_types.ToDictionary(type => type.Type, type => rows * type.Weight / 100);
        var left = rows - quotas.Values.Sum();
        foreach (var (type, _) in s_types.OrderByDescending(type => rows * type.Weight % 100).Take((int)left))
        {
            quotas[type]++;
        }

        foreach (var (first, second) in (ReadOnlySpan<(string, string)>)[("DOOR_OPEN", "DOOR_CLOSE"), ("POWER_OFF", "POWER_ON")])
        {
            var pairs = Math.Min(quotas[first], quotas[second]);
            quotas["GAME_PLAY"] += quotas[first] + quotas[second] - (2 * pairs);
            quotas[first] = quotas[second] = pairs;
        }

        // A floor of one machine has a price too small for a jackpot that is reported.
        quotas["JACKPOT high"] = rows * 3 < plan.CountDays * 150 ? 0 : quotas["JACKPOT"] * 3 / 10;
        quotas["JACKPOT low"] = quotas["JACKPOT"] - quotas["JACKPOT high"];
        quotas.Remove("JACKPOT");
        return quotas;
    }

    private static long Weight(DateOnly from, DateOnly to)
    {
        long weight = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            weight += s_weekdays[(int)day.DayOfWeek];
        }

        return weight;
    }
}
