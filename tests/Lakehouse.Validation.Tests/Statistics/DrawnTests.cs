using System.Globalization;

namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>What is drawn by chance keeps the shares and means declared, to five standard errors.</summary>
public sealed class DrawnTests(CasinoLakes lakes)
{
    private const double MostErrors = 5;

    public static TheoryData<string> Shares => [.. DrawnShare.All.Select(share => share.Name)];

    public static TheoryData<string> Means => [.. DrawnMean.All.Select(mean => mean.Name)];

    [Theory]
    [MemberData(nameof(Shares))]
    public void SharesAreThoseDeclared(string name)
    {
        var share = DrawnShare.All.Single(s => s.Name == name);
        var total = share.Weights.Sum(w => w.Weight);
        Assert.All(lakes.Presets(), lake =>
        {
            var counts = lake.Query(share.Sql).ToDictionary(row => row[0]!, row => Number(row[1]));
            Assert.Subset(share.Weights.Select(w => w.Value).ToHashSet(), counts.Keys.ToHashSet());
            var number = counts.Values.Sum();
            Assert.True(number > 0 || share.Weights.Count == 0 || lake.Scale != "large", $"{lake.Name} has none to compare.");
            foreach (var (value, weight) in share.Weights)
            {
                var expected = weight / total;
                var off = counts.GetValueOrDefault(value) - (number * expected);
                var error = Math.Sqrt(number * expected * (1 - expected));
                Assert.True(
                    Math.Abs(off) <= MostErrors * error,
                    $"{lake.Name}: {value} is off by {off} of {number}, with a standard error of {error}.");
            }
        });
    }

    [Theory]
    [MemberData(nameof(Means))]
    public void MeansAreThoseDeclared(string name)
    {
        var mean = DrawnMean.All.Single(m => m.Name == name);
        Assert.All(lakes.Presets(), lake =>
        {
            var row = lake.Query(mean.Sql).Single();
            var error = (mean.High - mean.Low) / Math.Sqrt(12 * Number(row[1]));
            var off = Number(row[0]) - ((mean.Low + mean.High) / 2);
            Assert.True(Math.Abs(off) <= MostErrors * error, $"{lake.Name}: {name} is off by {off}, with a standard error of {error}.");
        });
    }

    /// <summary>Payouts tend to each price's theoretical hold: the error is told from the rows themselves.</summary>
    [Fact]
    public void HoldTendsToTheTheoreticalByPrice()
    {
        const string Sql = """
            SELECT denomination, sum(surplus), sqrt(sum(surplus * surplus))
            FROM (
                SELECT denomination, (coin_in - coin_out)::DOUBLE - coin_in::DOUBLE * theoretical_hold / 100 AS surplus
                FROM casino.bronze_slot_telemetry WHERE event_type = 'GAME_PLAY')
            GROUP BY denomination
            """;
        AssertNoSurplus(Sql);
    }

    /// <summary>Results at tables tend to each game's edge: the error is told from the ratings themselves.</summary>
    [Fact]
    public void ResultsTendToTheEdgeByGame()
    {
        const string Sql = """
            SELECT game_type, sum(surplus), sqrt(sum(surplus * surplus))
            FROM (
                SELECT game_type, (actual_win_loss + theoretical_win)::DOUBLE AS surplus
                FROM casino.bronze_table_games WHERE event_type = 'RATING_END')
            GROUP BY game_type
            """;
        AssertNoSurplus(Sql);
    }

    /// <summary>Every band has a tenth of the plays of a machine-day, the error told from the machine-days.</summary>
    [Fact]
    public void EveryBandHasATenthOfThePlays()
    {
        const string Sql = """
            WITH days AS (
                SELECT _ingested_at,
                       (_ingested_at AT TIME ZONE 'America/Los_Angeles' - INTERVAL 1 DAY) AT TIME ZONE 'America/Los_Angeles' AS begin,
                       date_diff('second', begin, _ingested_at) AS length
                FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
            plays AS (
                SELECT _ingested_at, machine_id, date_diff('second', begin, event_timestamp) * 86400 / length AS second
                FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
                WHERE event_type = 'GAME_PLAY'),
            shares AS (
                SELECT COLUMNS(*), plays - sum(plays) OVER (PARTITION BY _ingested_at, machine_id) / 10 AS surplus
                FROM (
                    SELECT _ingested_at, machine_id, count(*) AS plays,
                           CASE WHEN second < 14914 THEN 0 WHEN second < 24000 THEN 1 WHEN second < 32000 THEN 2 WHEN second < 38945 THEN 3
                                WHEN second < 44742 THEN 4 WHEN second < 49680 THEN 5 WHEN second < 54514 THEN 6 WHEN second < 60000 THEN 7
                                WHEN second < 67500 THEN 8 ELSE 9 END AS band
                    FROM plays GROUP BY ALL))
            SELECT band, sum(surplus), stddev_samp(surplus) * sqrt(count(*)) FROM shares GROUP BY band
            """;
        AssertNoSurplus(Sql);
    }

    /// <summary>Three of five stays are carded, so three of five plays are, the error told from the machine-days.</summary>
    [Fact]
    public void ThreeOfFivePlaysAreCarded()
    {
        const string Sql = """
            SELECT 'carded plays', sum(surplus), sqrt(sum(surplus * surplus))
            FROM (
                SELECT count(player_id) - 0.6 * count(*) AS surplus
                FROM casino.bronze_slot_telemetry WHERE event_type = 'GAME_PLAY' GROUP BY _ingested_at, machine_id)
            """;
        AssertNoSurplus(Sql);
    }

    private static double Number(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);

    private void AssertNoSurplus(string sql) => Assert.All(lakes.Presets(), lake =>
    {
        var groups = lake.Query(sql);
        Assert.NotEmpty(groups);
        foreach (var row in groups)
        {
            Assert.True(
                Math.Abs(Number(row[1])) <= MostErrors * Number(row[2]),
                $"{lake.Name}: {row[0]} is off by {row[1]}, with a standard error of {row[2]}.");
        }
    });
}
