using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Rules;

/// <summary>Rules about who is where: machines, stays, sessions, players, and machines out of play.</summary>
internal static class SlotFloorRules
{
    private const int MarginBefore = 240;
    private const int MarginAfter = 600;

    public static void MachinesKeepTheirLook(SlotWorld world)
    {
        var machines = world.Rows.GroupBy(r => r.MachineId).ToArray();
        Assert.InRange(machines.Length, 1, world.Model.Machines.Count);
        foreach (var machine in machines)
        {
            var look = Assert.Single(machine.Select(r => r.Machine).Distinct());
            Assert.InRange(machine.First().MachineNumber, 0, world.Model.Machines.Count - 1);
            Assert.InRange(look.TheoreticalHold, 40_000, 119_999);
            Assert.Contains(look.DenominationCents, (long[])[1, 5, 25, 100, 500, 2_500, 10_000]);
            Assert.Contains(look.Zone, (string[])["North", "South", "East", "West", "VIP", "High Limit", "Penny"]);
            Assert.Contains(look.MachineType, (string[])["Video Slots", "Mechanical Reels", "Video Poker", "Progressive"]);
            Assert.Contains(look.Manufacturer, (string[])["IGT", "Aristocrat", "Konami", "Scientific Games", "Everi"]);
            Assert.Matches("^LOC-0(0[1-9]|1[0-9])$", look.LocationId);
            Assert.Matches("^[A-Za-z]+ (Fortune|Riches|Gold|Diamond|Wild|Bonus)$", look.GameTheme);
        }

        Assert.Equal(machines.Length, machines.Select(m => m.First().Machine.AssetNumber).Distinct().Count());
    }

    /// <summary>One player, one machine, one band: so the sessions of a machine cannot overlap, anonymous play included.</summary>
    public static void SessionsLieInOneBandOfOneMachine(SlotWorld world)
    {
        foreach (var session in world.Rows.Where(r => r.SessionId is not null).GroupBy(r => r.SessionId))
        {
            Assert.Single(session.Select(r => (r.PlayerId, r.MachineId, r.Day, world.BandOf(r))).Distinct());
        }

        foreach (var machineDay in world.MachineDays)
        {
            var stays = machineDay.Where(r => r.EventType is "GAME_PLAY" or "BILL_IN" or "TICKET_OUT" or "JACKPOT").GroupBy(world.BandOf);
            Assert.All(stays, stay => Assert.Single(stay.Select(r => r.SessionId).Distinct()));
        }
    }

    public static void RowsLieInsideTheirStay(SlotWorld world)
    {
        foreach (var machineDay in world.MachineDays)
        {
            var stays = world.Stays[machineDay.Key];
            var day = world.Model.Days[machineDay.Key.Day.DayNumber - world.Plan.Start.DayNumber];
            for (var band = 0; band < GamingCalendar.Bands; band++)
            {
                Assert.True(stays[band].Begin >= day.BandEdges[band] + MarginBefore);
                Assert.True(stays[band].End <= day.BandEdges[band + 1] - MarginAfter);
            }

            foreach (var row in machineDay.Where(r => r.EventType is "GAME_PLAY" or "BILL_IN" or "TICKET_OUT"))
            {
                ref readonly var stay = ref stays[world.BandOf(row)];
                Assert.InRange(row.Time - CasinoClock.Begin(row.Day), stay.Begin, Math.Max(stay.End, stay.Begin + 99));
                Assert.Equal(stay.Carded, row.PlayerId is not null);
            }

            var plays = machineDay.Where(r => r.EventType == "GAME_PLAY").CountBy(world.BandOf).ToDictionary();
            Assert.Equal(stays.Select(s => s.PlayCount), Enumerable.Range(0, GamingCalendar.Bands).Select(b => plays.GetValueOrDefault(b)));
            if (plays.Values.Sum() >= GamingCalendar.Bands)
            {
                Assert.Equal(GamingCalendar.Bands, plays.Count);
            }
            else
            {
                Assert.All(plays.Values, number => Assert.Equal(1, number));
            }
        }
    }

    public static void NobodyIsInTwoPlacesAtOnce(SlotWorld world)
    {
        var stays = world.Rows
            .Where(r => r.PlayerId is not null)
            .DistinctBy(r => r.SessionId)
            .Select(r => (r.PlayerId, Stay: world.Stays[(r.Day, r.MachineNumber)][world.BandOf(r)], Begin: CasinoClock.Begin(r.Day)))
            .Select(r => (r.PlayerId, Begin: r.Begin + r.Stay.Begin, End: r.Begin + r.Stay.End));
        foreach (var player in stays.GroupBy(s => s.PlayerId))
        {
            var inOrder = player.OrderBy(s => s.Begin).ToArray();
            for (var i = 1; i < inOrder.Length; i++)
            {
                Assert.True(
                    inOrder[i].Begin >= inOrder[i - 1].End + MarginBefore + MarginAfter, $"{player.Key} is in two places at once in {world}.");
            }
        }
    }

    public static void OnlyActivePlayersVisit(SlotWorld world)
    {
        var profile = world.World.Table(TestPlans.Players);
        var status = TableText.Column(profile, "player_id")
            .Zip(TableText.Column(profile, "account_status"))
            .ToDictionary(p => p.First, p => p.Second);
        foreach (var day in world.Rows.Where(r => r.PlayerId is not null).GroupBy(r => r.Day))
        {
            var here = day.Select(r => r.PlayerId!).Distinct().ToArray();
            Assert.All(here, player => Assert.Equal("Active", status[player]));
            Assert.InRange(here.Length, 1, world.Model.Days[day.Key.DayNumber - world.Plan.Start.DayNumber].Visitors);
        }
    }

    /// <summary>Doors and power come in pairs, and nothing is played from the one to the other.</summary>
    public static void NothingIsPlayedOnAnOpenOrDarkMachine(SlotWorld world)
    {
        foreach (var machineDay in world.MachineDays)
        {
            var begin = CasinoClock.Begin(machineDay.Key.Day);
            foreach (var (first, second) in (ReadOnlySpan<(string, string)>)[("DOOR_OPEN", "DOOR_CLOSE"), ("POWER_OFF", "POWER_ON")])
            {
                var ends = machineDay.Where(r => r.EventType == first || r.EventType == second).ToArray();
                Assert.Equal(0, ends.Length % 2);
                foreach (var pair in ends.Chunk(2))
                {
                    Assert.Equal((first, second), (pair[0].EventType, pair[1].EventType));
                    Assert.InRange(pair[1].Time - pair[0].Time, 30, 300);
                    var (from, to) = (pair[0].Time - begin, pair[1].Time - begin);
                    Assert.All(world.Stays[machineDay.Key], stay => Assert.True(stay.End < from || stay.Begin > to));
                    Assert.DoesNotContain(machineDay, r =>
                        r.Time >= pair[0].Time && r.Time <= pair[1].Time
                        && r.EventType is ("GAME_PLAY" or "BILL_IN" or "TICKET_OUT" or "JACKPOT"));
                }
            }
        }
    }
}
