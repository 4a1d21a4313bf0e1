using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Rules;

/// <summary>Rules about what is taken and paid.</summary>
internal static class SlotMoneyRules
{
    private static readonly Dictionary<long, int> s_baseCredits = new()
    {
        [1] = 240,
        [5] = 80,
        [25] = 36,
        [100] = 14,
        [500] = 6,
        [2_500] = 5,
        [10_000] = 4,
    };

    /// <summary>A meter carries the sums of its machine's plays since 06:00, and the hold is of the row's own money.</summary>
    public static void MetersAreRunningSums(SlotWorld world)
    {
        foreach (var machineDay in world.MachineDays)
        {
            long coinIn = 0, coinOut = 0, games = 0;
            foreach (var row in machineDay)
            {
                if (row.EventType == "GAME_PLAY")
                {
                    coinIn += row.CoinIn!.Value;
                    coinOut += row.CoinOut!.Value;
                    games += row.GamesPlayed!.Value;
                }
                else if (row.EventType == "METER_UPDATE")
                {
                    Assert.Equal((coinIn, coinOut, games), (row.CoinIn, row.CoinOut, row.GamesPlayed));
                }
            }
        }
    }

    public static void HoldsFollowFromTheMoneyOfTheRow(SlotWorld world)
    {
        foreach (var row in world.Rows.Where(r => r.ActualHold is not null))
        {
            var percent = 100m * (row.CoinIn!.Value - row.CoinOut!.Value) / row.CoinIn.Value;
            Assert.Equal(decimal.Round(percent, 4, MidpointRounding.AwayFromZero), row.ActualHold!.Value / 10_000m);
        }
    }

    /// <summary>Games are whole bets of one size a stay, and pay half bets of it.</summary>
    public static void PlaysAreWholeBets(SlotWorld world)
    {
        foreach (var stay in world.Rows.Where(r => r.EventType == "GAME_PLAY").GroupBy(r => (r.Day, r.MachineNumber, world.BandOf(r))))
        {
            var cents = stay.First().Machine.DenominationCents;
            Assert.All(stay, r => Assert.Equal(0, r.CoinIn!.Value % r.GamesPlayed!.Value));
            var bet = Assert.Single(stay.Select(r => r.CoinIn!.Value / r.GamesPlayed!.Value).Distinct());
            var credits = bet / cents;
            Assert.Equal(bet, credits * cents);
            var usual = s_baseCredits[cents];
            Assert.Contains(credits, (long[])[(usual + 1) / 2, usual, 2 * usual]);
            foreach (var row in stay)
            {
                Assert.InRange(row.GamesPlayed!.Value, 1, 466);
                Assert.InRange(row.CoinOut!.Value, 0, 100 * row.CoinIn!.Value);
                Assert.Equal(0, row.CoinOut.Value % cents);

                // An odd half credit may be rounded either way; then the sum is not a whole number of half bets.
                var off = 2 * row.CoinOut.Value / cents % credits;
                Assert.True(off == 0 || ((credits & 1) == 1 && off is 1 || off == credits - 1), $"{row} in {world}.");
            }
        }
    }

    public static void JackpotsFollowTheFactSheet(SlotWorld world)
    {
        foreach (var row in world.Rows.Where(r => r.EventType == "JACKPOT"))
        {
            Assert.NotNull(row.PlayerId);
            Assert.Contains(row.JackpotAmount!.Value, new[] { 1, 2, 5, 10, 50 }.Select(m => 1_000 * m * row.Machine.DenominationCents));
            Assert.InRange(row.Time - CasinoClock.Begin(row.Day), 0, 25 * 3_600);

            var stay = world.Stays[(row.Day, row.MachineNumber)][world.BandOf(row)];
            Assert.True(stay.Carded);
            if (stay.PlayCount > 0)
            {
                Assert.InRange(row.Time - CasinoClock.Begin(row.Day), stay.Begin, stay.End);
            }
        }
    }

    public static void BillsAreBills(SlotWorld world) => Assert.All(
        world.Rows.Where(r => r.EventType == "BILL_IN"),
        r => Assert.Contains(r.CoinIn!.Value, (long[])[100, 500, 1_000, 2_000, 5_000, 10_000]));
}
