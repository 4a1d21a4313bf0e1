using System.Numerics;
using CsCheck;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

/// <summary>Each profile is made from its player's own visits; here it is compared with sums over the rows of everybody.</summary>
public sealed class ProfileActivityTests
{
    // A hold is in millionths of the money in, so this many make a cent.
    private static readonly BigInteger s_million = 1_000_000;

    [Theory]
    [InlineData("demo", 1)]
    [InlineData("demo", 2)]
    [InlineData("demo", 42)]
    [InlineData("small", 1)]
    [InlineData("small", 2)]
    [InlineData("small", 42)]
    [InlineData("medium", 42)]
    public void Profiles_equal_their_opening_and_the_sums_of_all_rows(string scale, ulong seed) => Agree(TestPlans.Of(scale, seed));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(9, 1)]
    [InlineData(20, 2)]
    [InlineData(33, 1)]
    [InlineData(1_000, 1)]
    [InlineData(10, 30)]
    [InlineData(300, 30)]
    [InlineData(3_000, 90)]
    public void Profiles_agree_where_machines_have_few_plays_or_none(long slots, int days)
    {
        foreach (var seed in (ulong[])[1, 2, 3, 42])
        {
            Agree(TestPlans.OfSlots(slots, days, seed));
        }
    }

    [Fact]
    public void A_visit_that_left_only_a_bill_or_a_ticket_counts()
    {
        for (var slots = 10; slots < 130; slots += 4)
        {
            Agree(TestPlans.OfSlots(slots, 60));
        }
    }

    [Fact]
    public void Profiles_agree_in_worlds_of_any_size_window_and_seed()
    {
        var worlds = Gen.Select(Gen.Int[1, 3_000], Gen.Int[1, 20], Gen.Int[0, 365], Gen.ULong);
        Samples.Hold(40, worlds, c => Agree(TestPlans.OfSlots(c.Item1, c.Item2, c.Item4, new DateOnly(2025, 1, 1).AddDays(c.Item3))));
    }

    [Theory]
    [InlineData("2025-02-25")]
    [InlineData("2025-10-20")]
    public void Profiles_agree_across_changes_of_the_clock(string start) =>
        Agree(TestPlans.Of("small", start: DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture)));

    private static void Agree(Plan plan)
    {
        var world = World.Open(plan);
        var visits = SlotRow.All(world).Where(r => r.PlayerId is not null).ToLookup(r => r.PlayerId!);
        var traces = PlayerTrace.All(world).ToLookup(t => t.PlayerId);
        var profiles = ProfileRow.All(world);
        Assert.Empty(visits.Select(v => v.Key).Concat(traces.Select(t => t.Key)).Except(profiles.Select(p => p.PlayerId)));
        foreach (var profile in profiles)
        {
            BigInteger theo = profile.Opening.Theo * s_million;
            theo += traces[profile.PlayerId].Sum(t => t.Theo) * s_million;
            var winLoss = traces[profile.PlayerId].Sum(t => t.WinLoss);
            long points = 0;
            var days = visits[profile.PlayerId].Select(r => r.Day).Concat(traces[profile.PlayerId].Select(t => t.Day)).ToHashSet();
            var lastVisit = days.Append(profile.Opening.LastVisit).Max();
            foreach (var visit in visits[profile.PlayerId].GroupBy(r => r.Day))
            {
                long coinIn = 0;
                foreach (var row in visit)
                {
                    winLoss += row.JackpotAmount ?? 0;
                    if (row.EventType == "GAME_PLAY")
                    {
                        coinIn += row.CoinIn!.Value;
                        winLoss += row.CoinOut!.Value - row.CoinIn.Value;
                        theo += (BigInteger)row.CoinIn.Value * row.Machine.TheoreticalHold;
                    }
                }

                points += coinIn / 500;
            }

            // Half up, once, at the end.
            var cents = (long)((theo + (s_million / 2)) / s_million);
            var expected = new Balance(
                profile.Opening.Visits + days.Count,
                cents,
                profile.Opening.WinLoss + winLoss,
                profile.Opening.Points + points,
                profile.Opening.LifetimePoints + points,
                lastVisit);
            Assert.True(
                expected == profile.Total, $"{profile.PlayerId} has {profile.Total}, and the rows say {expected} ({plan.ToJson()}).");
            Assert.Equal(decimal.Round((decimal)cents / expected.Visits, 0, MidpointRounding.AwayFromZero), profile.AverageDailyTheo);
            Assert.Equal(expected.LifetimePoints / 10, profile.TierCredits);
            Assert.True(profile.Opening.LastVisit < plan.Start);
        }
    }
}
