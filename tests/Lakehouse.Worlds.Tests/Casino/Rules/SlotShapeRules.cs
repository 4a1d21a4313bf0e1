using System.Numerics;
using System.Text.RegularExpressions;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Rules;

/// <summary>Rules about rows as such: how many, in which order, with which ids and which columns filled.</summary>
internal static partial class SlotShapeRules
{
    private const long ReportedFromCents = 120_000;

    private static readonly string[] s_types =
    [
        "GAME_PLAY", "METER_UPDATE", "BILL_IN", "TICKET_OUT", "TILT", "JACKPOT", "DOOR_OPEN", "DOOR_CLOSE", "POWER_OFF", "POWER_ON",
    ];

    private static readonly int[] s_mondayFirst = [85, 85, 90, 95, 120, 125, 100];

    private static readonly Dictionary<string, string> s_errors = new()
    {
        ["E001"] = "Door Open Tilt",
        ["E002"] = "Bill Jam",
        ["E003"] = "Coin Hopper Empty",
        ["E004"] = "Communication Error",
        ["E005"] = "Power Fluctuation",
        ["E006"] = "Reel Error",
        ["E007"] = "Touch Screen Error",
    };

    /// <summary>Each type's rows before each day are the floor of its share by weekday weights.</summary>
    public static void TypesAreDealtExactly(SlotWorld world)
    {
        var shares = Deal.Shares(world.Plan.Count(TestPlans.Slots), [70, 10, 5, 4, 3, 2, 2, 2, 1, 1]);
        var pairs = (Doors: Math.Min(shares[6], shares[7]), Power: Math.Min(shares[8], shares[9]));
        var high = world.Model.Machines.Count < 2 ? 0 : shares[5] * 3 / 10;
        long[] quotas =
        [
            world.Plan.Count(TestPlans.Slots) - shares[1..6].Sum() - (2 * (pairs.Doors + pairs.Power)),
            .. shares[1..5], high, shares[5] - high, pairs.Doors, pairs.Doors, pairs.Power, pairs.Power,
        ];
        var counted = Enumerable.Range(0, world.Plan.CountDays).Sum(d => Weight(world.Plan.Start.AddDays(d)));
        var byDay = world.Rows.ToLookup(r => r.Day);
        var seen = new long[quotas.Length];
        BigInteger weight = 0;
        foreach (var day in world.Days)
        {
            weight += Weight(day);
            foreach (var row in byDay[day])
            {
                var type = Array.IndexOf(s_types, row.EventType);
                seen[type == 5 && row.JackpotAmount < ReportedFromCents ? 6 : type > 5 ? type + 1 : type]++;
            }

            Assert.Equal(quotas.Select(q => (long)(q * weight / counted)), seen);
        }

        Assert.Equal(world.Rows.Count, seen.Sum());
        Assert.Equal(world.Rows.Count, world.World.Table(TestPlans.Slots).RowCount);
        if (world.Plan.Days == world.Plan.CountDays)
        {
            Assert.Equal(world.Plan.Count(TestPlans.Slots), world.Rows.Count);
            Assert.Equal(world.Model.Ledger.JackpotFilings, world.Rows.Count(r => r.JackpotAmount >= ReportedFromCents));
        }

        static int Weight(DateOnly day) => s_mondayFirst[((int)day.DayOfWeek + 6) % 7];
    }

    public static void IdsAreUniqueAndFormed(SlotWorld world)
    {
        Assert.Equal(world.Rows.Count, world.Rows.Select(r => r.EventId).Distinct().Count());
        foreach (var row in world.Rows)
        {
            Assert.Matches(EventId(), row.EventId);
            Assert.Matches(MachineId(), row.MachineId);
            Assert.Matches(AssetNumber(), row.Machine.AssetNumber);
            if (row.PlayerId is not null)
            {
                Assert.Matches(PlayerId(), row.PlayerId);
                Assert.Matches(SessionId(), row.SessionId!);
            }
        }
    }

    /// <summary>Order is day, machine, second, type; no two rows share all four.</summary>
    public static void RowsAreInOrder(SlotWorld world)
    {
        for (var i = 1; i < world.Rows.Count; i++)
        {
            Assert.True(Key(world.Rows[i - 1]).CompareTo(Key(world.Rows[i])) < 0, $"Row {i} is not after the row before it in {world}.");
        }

        static (DateOnly, long, long, int) Key(SlotRow row) =>
            (row.Day, row.MachineNumber, row.Time, Array.IndexOf(s_types, row.EventType));
    }

    public static void ColumnsAreFilledByType(SlotWorld world)
    {
        foreach (var row in world.Rows)
        {
            var counted = row.EventType is "GAME_PLAY" or "METER_UPDATE";
            Assert.Equal(counted || row.EventType == "BILL_IN", row.CoinIn is not null);
            Assert.Equal(counted, row.CoinOut is not null);
            Assert.Equal(counted, row.GamesPlayed is not null);
            Assert.Equal(counted && row.CoinIn > 0, row.ActualHold is not null);
            Assert.Equal(row.EventType == "JACKPOT", row.JackpotAmount is not null);
            Assert.Equal(row.PlayerId is not null, row.SessionId is not null);
            Assert.Equal(row.EventType is "TILT" or "POWER_OFF", row.ErrorCode is not null);
            Assert.Equal(row.ErrorCode is null ? null : s_errors[row.ErrorCode], row.ErrorMessage);
            if (row.EventType is not ("GAME_PLAY" or "BILL_IN" or "TICKET_OUT" or "JACKPOT"))
            {
                Assert.Null(row.PlayerId);
            }
        }
    }

    public static void LoadsAreOfTheGamingDay(SlotWorld world)
    {
        foreach (var day in world.Rows.GroupBy(r => r.Day))
        {
            Assert.InRange(day.Key, world.Plan.Start, world.Plan.End.AddDays(-1));
            Assert.All(day, r => Assert.InRange(r.Time, CasinoClock.Begin(day.Key), CasinoClock.Begin(day.Key.AddDays(1)) - 1));
            Assert.Equal([CasinoClock.Begin(day.Key.AddDays(1))], day.Select(r => r.IngestedAt).Distinct());
            Assert.Matches(BatchId(), Assert.Single(day.Select(r => r.BatchId).Distinct()));
        }

        Assert.Equal(world.Rows.Select(r => r.Day).Distinct().Count(), world.Rows.Select(r => r.BatchId).Distinct().Count());
        Assert.Equal(["SlotMachineGenerator"], world.Rows.Select(r => r.Source).Distinct());
    }

    [GeneratedRegex("^evt_[0-9a-f]{8}$")]
    private static partial Regex EventId();

    [GeneratedRegex("^SM-[0-9]{4,}$")]
    private static partial Regex MachineId();

    [GeneratedRegex("^A-[0-9]{5}$")]
    private static partial Regex AssetNumber();

    [GeneratedRegex("^PLY-[0-9]{5,}$")]
    private static partial Regex PlayerId();

    [GeneratedRegex("^SES-[0-9a-f]{8}$")]
    private static partial Regex SessionId();

    [GeneratedRegex("^[0-9a-f]{8}$")]
    private static partial Regex BatchId();
}
