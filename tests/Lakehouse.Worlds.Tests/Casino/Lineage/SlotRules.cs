using System.Text.RegularExpressions;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>
/// For each column of slot telemetry, whether a value is what its parents make it: recomputed from them, or, where a draw
/// has a part in it, one that they allow.
/// </summary>
internal static partial class SlotRules
{
    private static readonly Dictionary<decimal, int> s_baseCredits = new()
    {
        [0.01m] = 240,
        [0.05m] = 80,
        [0.25m] = 36,
        [1m] = 14,
        [5m] = 6,
        [25m] = 5,
        [100m] = 4,
    };

    private static readonly Dictionary<string, string> s_messages = new()
    {
        ["E001"] = "Door Open Tilt",
        ["E002"] = "Bill Jam",
        ["E003"] = "Coin Hopper Empty",
        ["E004"] = "Communication Error",
        ["E005"] = "Power Fluctuation",
        ["E006"] = "Reel Error",
        ["E007"] = "Touch Screen Error",
    };

    public static Dictionary<string, Func<Family, object?, bool>> All { get; } = new()
    {
        ["event_id"] = Rootless,
        ["machine_id"] = Rootless,
        ["asset_number"] = Rootless,
        ["location_id"] = Rootless,
        ["zone"] = Rootless,
        ["event_type"] = Rootless,
        ["event_timestamp"] = Time,
        ["denomination"] = Rootless,
        ["coin_in"] = CoinIn,
        ["coin_out"] = CoinOut,
        ["jackpot_amount"] = Jackpot,
        ["games_played"] = Games,
        ["theoretical_hold"] = Rootless,
        ["actual_hold"] = ActualHold,
        ["player_id"] = Player,
        ["session_id"] = (f, v) => f.One("player_id") is null ? v is null : v is string id && SessionId().IsMatch(id),
        ["machine_type"] = Rootless,
        ["manufacturer"] = Rootless,
        ["game_theme"] = Rootless,
        ["error_code"] = (f, v) => f.One<string>("event_type") is "TILT" or "POWER_OFF"
            ? v is string code && s_messages.ContainsKey(code)
            : v is null,
        ["error_message"] = (f, v) => Equals(v, f.One("error_code") is string code ? s_messages[code] : null),
        ["_ingested_at"] = (f, v) => Equals(v, EndOfDay(f.One<DateTimeOffset>("event_timestamp"))),
        ["_source"] = Rootless,
        ["_batch_id"] = Rootless,
    };

    public static bool Rootless(Family family, object? value) => family.Count == 0 && value is not null;

    /// <summary>When the gaming day of a time ends.</summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset time) => EndOf(CasinoClock.GamingDay(time.ToUnixTimeSeconds()));

    public static DateTimeOffset EndOf(DateOnly day) => DateTimeOffset.FromUnixTimeSeconds(CasinoClock.Begin(day.AddDays(1)));

    /// <summary>A ticket stands at its stay's last play or a second before the next ticket; other times are drawn.</summary>
    private static bool Time(Family family, object? value)
    {
        if (family.Count == 0)
        {
            return value is DateTimeOffset;
        }

        var parent = family.One<DateTimeOffset>("event_timestamp");
        return Equals(value, parent) || Equals(value, parent.AddSeconds(-1));
    }

    private static bool CoinIn(Family family, object? value)
    {
        switch (family.One<string>("event_type"))
        {
            case "GAME_PLAY":
                var price = family.One<decimal>("denomination");
                var credits = (decimal)value! / (family.One<decimal>("games_played") * price);
                var usual = s_baseCredits[price];
                return credits == (usual + 1) / 2 || credits == usual || credits == 2 * usual;
            case "METER_UPDATE":
                return Equals(value, family.All<decimal>("coin_in").Sum());
            case "BILL_IN":
                return value is 1m or 5m or 10m or 20m or 50m or 100m;
            default:
                return value is null;
        }
    }

    private static bool CoinOut(Family family, object? value)
    {
        switch (family.One<string>("event_type"))
        {
            case "GAME_PLAY":
                return IsPrize(family, (decimal)value!);
            case "METER_UPDATE":
                return Equals(value, family.All<decimal>("coin_out").Sum());
            default:
                return value is null;
        }
    }

    // Prizes are half bets; an odd half credit in their sum went up or down.
    private static bool IsPrize(Family family, decimal paid)
    {
        var (price, games) = (family.One<decimal>("denomination"), family.One<decimal>("games_played"));
        var won = paid / price;
        var bet = family.One<decimal>("coin_in") / games / price;
        var halfBets = decimal.Round(2 * won / bet);
        return family.One<decimal>("theoretical_hold") is >= 4 and < 12
            && won == decimal.Truncate(won) && halfBets <= 200 * games && decimal.Abs((2 * won) - (halfBets * bet)) <= 1;
    }

    private static bool Jackpot(Family family, object? value) => family.One<string>("event_type") == "JACKPOT"
        ? (decimal)value! / (1_000 * family.One<decimal>("denomination")) is 1m or 2m or 5m or 10m or 50m
        : value is null;

    private static bool Games(Family family, object? value) => family.One<string>("event_type") switch
    {
        "GAME_PLAY" => value is >= 1m,
        "METER_UPDATE" => Equals(value, family.All<decimal>("games_played").Sum()),
        _ => value is null,
    };

    private static bool ActualHold(Family family, object? value)
    {
        var (taken, paid) = (family.One("coin_in") as decimal?, family.One("coin_out") as decimal?);
        var share = taken > 0 ? (taken - paid) * 100 / taken : null;
        return Equals(value, share is { } known ? decimal.Round(known, 4, MidpointRounding.AwayFromZero) : null);
    }

    private static bool Player(Family family, object? value)
    {
        if (family.Has("player_id"))
        {
            return value is not null && Equals(value, family.One("player_id"));
        }

        return value is null && (family.Count == 0
            || family.One<string>("event_type") is "METER_UPDATE" or "TILT" or "DOOR_OPEN" or "DOOR_CLOSE" or "POWER_OFF" or "POWER_ON");
    }

    [GeneratedRegex("^SES-[0-9a-f]{8,}$")]
    private static partial Regex SessionId();
}
