using System.Globalization;
using System.Text.RegularExpressions;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>The same for the profile and the opening balances.</summary>
internal static class PlayerRules
{
    private static readonly string[] s_tiers = ["Bronze", "Silver", "Gold", "Platinum", "Diamond"];
    private static readonly decimal[] s_theoBases = [500, 2_500, 15_000, 75_000, 500_000];
    private static readonly decimal[] s_pointBases = [1_000, 5_000, 25_000, 100_000, 500_000];

    public static Dictionary<string, Func<Family, object?, bool>> Profile { get; } = new()
    {
        ["player_id"] = SlotRules.Rootless,
        ["loyalty_number"] = (f, v) => Regex.IsMatch((string)v!, string.Create(
            CultureInfo.InvariantCulture,
            $"^{f.One<string>("loyalty_tier").ToUpperInvariant()}-{f.One<DateOnly>("enrollment_date").Year}-[0-9]{{5,}}$")),
        ["first_name"] = SlotRules.Rootless,
        ["last_name"] = SlotRules.Rootless,
        ["email"] = Email,
        ["phone"] = Phone,
        ["date_of_birth"] = SlotRules.Rootless,
        ["ssn_hash"] = SlotRules.Rootless,
        ["ssn_masked"] = SlotRules.Rootless,
        ["address_line1"] = SlotRules.Rootless,
        ["city"] = SlotRules.Rootless,
        ["state"] = SlotRules.Rootless,
        ["zip_code"] = (f, v) =>
            int.Parse(((string)v!)[..3], CultureInfo.InvariantCulture) is var zip
            && HomeState.All.Single(s => s.Code == f.One<string>("state")) is var state
            && zip >= state.FirstZip && zip <= state.LastZip,
        ["country"] = SlotRules.Rootless,
        ["loyalty_tier"] = SlotRules.Rootless,
        ["points_balance"] = (f, v) => Equals(v, f.One<decimal>("opening_points_balance") + Points(f)),
        ["lifetime_points"] = (f, v) => Equals(v, f.One<decimal>("opening_lifetime_points") + Points(f)),
        ["tier_credits"] = (f, v) => Equals(v, decimal.Floor(f.One<decimal>("lifetime_points") / 10)),
        ["enrollment_date"] = (f, v) => v is DateOnly joined
            && joined >= f.Start.AddDays(-3_650) && joined <= f.Start.AddDays(-30)
            && joined >= f.One<DateOnly>("date_of_birth").AddYears(21),
        ["last_visit_date"] = (f, v) => Equals(v, Days(f).Append(f.One<DateOnly>("opening_last_visit_date")).Max()),
        ["total_visits"] = (f, v) => Equals(v, f.One<decimal>("opening_visits") + Days(f).Distinct().Count()),
        ["total_theo"] = (f, v) => Equals(v, decimal.Round(
            f.One<decimal>("opening_theo")
                + f.Pairs<decimal, decimal>("coin_in", "theoretical_hold").Sum(p => p.First * p.Second / 100)
                + f.All<decimal>("theoretical_win").Sum(),
            2,
            MidpointRounding.AwayFromZero)),
        ["total_actual_win_loss"] = (f, v) => Equals(v, f.One<decimal>("opening_win_loss")
            + f.Pairs<decimal, decimal>("coin_in", "coin_out").Sum(p => p.Second - p.First) + f.All<decimal>("jackpot_amount").Sum()
            + f.All<decimal>("actual_win_loss").Sum()),
        ["average_daily_theo"] = (f, v) => Equals(
            v, decimal.Round(f.One<decimal>("total_theo") / f.One<decimal>("total_visits"), 2, MidpointRounding.AwayFromZero)),
        ["preferred_game"] = SlotRules.Rootless,
        ["communication_preference"] = SlotRules.Rootless,
        ["marketing_opt_in"] = SlotRules.Rootless,
        ["marketing_channel"] = SlotRules.Rootless,
        ["host_assigned"] = (f, v) => f.One<string>("loyalty_tier") is "Bronze" or "Silver"
            ? v is null
            : Regex.IsMatch((string)v!, "^HOST-0[0-4][0-9]$"),
        ["vip_flag"] = (f, v) => Equals(v, f.One<string>("loyalty_tier") is "Platinum" or "Diamond"),
        ["self_excluded"] = SlotRules.Rootless,
        ["account_status"] = SlotRules.Rootless,
        ["_ingested_at"] = SlotRules.Rootless,
        ["_source"] = SlotRules.Rootless,
        ["_batch_id"] = SlotRules.Rootless,
    };

    public static Dictionary<string, Func<Family, object?, bool>> Opening { get; } = new()
    {
        ["player_id"] = (f, v) => v is not null && Equals(v, f.One("player_id")),
        ["opening_visits"] = (f, v) => v is decimal visits && visits >= 1
            && visits <= Math.Max(1, 500 * (Tier(f) + 1) / 3)
            && visits <= f.One<DateOnly>("opening_last_visit_date").DayNumber - f.One<DateOnly>("enrollment_date").DayNumber + 1,
        ["opening_theo"] = (f, v) => v is decimal theo && theo >= s_theoBases[Tier(f)] / 2 && theo <= s_theoBases[Tier(f)] * 2,
        ["opening_win_loss"] = (f, v) => v is decimal result && f.One<decimal>("opening_theo") is var theo
            && result >= theo * -0.15m && result <= theo * 0.05m,
        ["opening_points_balance"] = (f, v) => v is decimal points
            && points >= s_pointBases[Tier(f)] / 10 && points <= s_pointBases[Tier(f)] * 2,
        ["opening_lifetime_points"] = (f, v) => v is decimal points && f.One<decimal>("opening_points_balance") is var balance
            && points >= balance * 3 && points <= balance * 20,
        ["opening_last_visit_date"] = (f, v) => v is DateOnly last && last >= f.One<DateOnly>("enrollment_date") && last < f.Start,
    };

    private static int Tier(Family family) => Array.IndexOf(s_tiers, family.One<string>("loyalty_tier"));

    private static IEnumerable<DateOnly> Days(Family family) =>
        family.All<DateTimeOffset>("event_timestamp").Concat(family.All<DateTimeOffset>("transaction_timestamp")).Select(time => CasinoClock.GamingDay(time.ToUnixTimeSeconds()));

    private static decimal Points(Family family) => family.Pairs<DateTimeOffset, decimal>("event_timestamp", "coin_in")
        .GroupBy(play => CasinoClock.GamingDay(play.First.ToUnixTimeSeconds()), play => play.Second)
        .Sum(day => decimal.Floor(day.Sum() / 5));

    private static bool Email(Family family, object? value)
    {
        var start = family.RawPii
            ? Letters(family.One<string>("first_name")) + "." + Letters(family.One<string>("last_name"))
                + family.One<string>("player_id")[4..].TrimStart('0')
            : char.ToLowerInvariant(family.One<string>("first_name")[0]) + "***";
        return value is string mail && mail.Split('@') is [var local, "example.com" or "example.net" or "example.org"] && local == start;

        static string Letters(string name) => new([.. name.ToLowerInvariant().Where(char.IsAsciiLetter)]);
    }

    private static bool Phone(Family family, object? value) => Regex.IsMatch((string)value!, family.RawPii
        ? string.Create(
            CultureInfo.InvariantCulture,
            $@"^\({HomeState.All.Single(s => s.Code == family.One<string>("state")).AreaCode}\) 555-01[0-9]{{2}}$")
        : @"^\(\*\*\*\) \*\*\*-01[0-9]{2}$") && (family.RawPii || family.Count == 0);
}
