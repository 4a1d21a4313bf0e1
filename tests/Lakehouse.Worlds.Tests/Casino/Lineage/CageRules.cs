using System.Text.RegularExpressions;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>The same for the transactions of the cage.</summary>
internal static class CageRules
{
    private const string Type = "transaction_type";

    private static readonly string[] s_windows = ["Main Cage", "High Limit", "VIP", "Poker Cage", "Satellite 1", "Satellite 2"];
    private static readonly decimal[] s_markers = [5_000, 10_000, 25_000, 50_000, 100_000];

    // How each type is paid.
    private static readonly Dictionary<string, string[]> s_methods = new()
    {
        ["CASH_IN"] = ["Cash"],
        ["CASH_OUT"] = ["Cash"],
        ["CHIP_PURCHASE"] = ["Cash"],
        ["CHIP_REDEMPTION"] = ["Chip"],
        ["CHECK_CASHING"] = ["Check"],
        ["MARKER_ISSUE"] = ["Marker"],
        ["MARKER_PAYMENT"] = ["Cash", "Check", "Wire"],
        ["FRONT_MONEY_DEPOSIT"] = ["Cash", "Check", "Wire"],
        ["FRONT_MONEY_WITHDRAWAL"] = ["Cash", "Check"],
        ["WIRE_TRANSFER_IN"] = ["Wire"],
        ["WIRE_TRANSFER_OUT"] = ["Wire"],
        ["JACKPOT_PAYOUT"] = ["Cash", "Check"],
        ["SAFEKEEPING_DEPOSIT"] = ["Cash", "Chip"],
        ["SAFEKEEPING_WITHDRAWAL"] = ["Cash", "Chip"],
    };

    // The transactions that a category of suspicion is about.
    private static readonly Dictionary<string, string> s_causes = new()
    {
        ["Structuring"] = "CASH_IN",
        ["Unusual Transaction Pattern"] = "CASH_OUT",
        ["Third Party Activity"] = "WIRE_TRANSFER_OUT",
        ["Identity Concerns"] = "CHECK_CASHING",
        ["Employee Involvement"] = "CASH_OUT",
        ["Counterfeit Currency"] = "CASH_OUT",
        ["Wire Transfer Anomaly"] = "WIRE_TRANSFER_IN",
        ["Chip Walking"] = "CHIP_REDEMPTION",
        ["Credit Abuse"] = "MARKER_PAYMENT",
        ["Other Suspicious Activity"] = "CASH_OUT",
    };

    public static Dictionary<string, Func<Family, object?, bool>> All { get; } = new()
    {
        ["txn_id"] = SlotRules.Rootless,
        [Type] = SlotRules.Rootless,
        ["transaction_timestamp"] = SlotRules.Rootless,
        ["cage_location"] = Window,
        ["cashier_id"] = (f, v) => Regex.IsMatch((string)v!, "^CSH-0[0-9]{2}$")
            && f.One("cage_location") is string && f.One("shift") is string && f.One("business_date") is DateOnly,
        ["supervisor_id"] = (f, v) => (f.One<decimal>("amount"), f.One<string>(Type)) is ( >= 5_000, _) or (_, "MARKER_ISSUE" or "CHECK_CASHING")
            ? v is string supervisor && Regex.IsMatch(supervisor, "^SUP-0[01][0-9]$")
            : v is null,
        ["player_id"] = (f, v) => v is not null && Equals(v, f.One("player_id")),
        ["amount"] = Amount,
        ["currency"] = SlotRules.Rootless,
        ["payment_method"] = (f, v) => s_methods[f.One<string>(Type)].Contains(v),
        ["check_number"] = (f, v) => IsOn(f, v, ["CHECK_CASHING"], "^CHK[0-9]{4,}$"),
        ["wire_reference"] = (f, v) => IsOn(f, v, ["WIRE_TRANSFER_IN", "WIRE_TRANSFER_OUT"], "^WIRE-[0-9]{10,}$"),
        ["marker_number"] = (f, v) => IsOn(f, v, ["MARKER_ISSUE", "MARKER_PAYMENT"], "^MKR-[0-9]{6,}$"),
        ["id_type"] = (f, v) => (f.One<decimal>("amount"), f.One<string>(Type)) is ( >= 3_000, _) or (_, "CHECK_CASHING")
            ? v is "Drivers License" or "Passport" or "State ID"
            : v is null,
        ["id_number_hash"] = (f, v) => f.One("id_type") is null ? v is null : Regex.IsMatch((string)v!, "^sha256:[0-9a-f]{64}$"),
        ["ctr_flag"] = (f, v) => Equals(v, IsReported(f)),
        ["ctr_filed"] = (f, v) => Equals(v, f.One<bool>("ctr_flag") && f.One("filing_date") is DateOnly),
        ["ctr_reference"] = (f, v) => Equals(v, f.One<bool>("ctr_flag") ? f.One("report_id") : null),
        ["suspicious_activity_flag"] = (f, v) =>
            Equals(v, f.Count > 0 && s_causes[f.One<string>("sar_category")] == f.One<string>(Type)),
        ["notes"] = (f, v) => f.One<bool>("suspicious_activity_flag") ? v is not null && Equals(v, f.One("sar_category")) : v is null,
        ["shift"] = (f, v) => Equals(v, CasinoClock.Shift(f.One<DateTimeOffset>("transaction_timestamp"))),
        ["business_date"] = (f, v) => Equals(
            v, CasinoClock.GamingDay(f.One<DateTimeOffset>("transaction_timestamp").ToUnixTimeSeconds())),
        ["_ingested_at"] = (f, v) => Equals(v, SlotRules.EndOfDay(f.One<DateTimeOffset>("transaction_timestamp"))),
        ["_source"] = SlotRules.Rootless,
        ["_batch_id"] = SlotRules.Rootless,
    };

    private static bool IsOn(Family family, object? value, string[] types, string pattern) =>
        TableRules.IsOn(family, value, types, text => Regex.IsMatch((string)text, pattern), Type);

    private static bool Window(Family family, object? value)
    {
        var (type, amount) = (family.One<string>(Type), family.One<decimal>("amount"));
        return type == "JACKPOT_PAYOUT" ? value is "Main Cage"
            : amount >= 10_000 || type is "MARKER_ISSUE" or "WIRE_TRANSFER_IN" ? value is "High Limit" or "VIP"
            : s_windows.Contains(value);
    }

    // A payment of half the marker is what credit abuse is about.
    private static bool Amount(Family family, object? value)
    {
        var amount = (decimal)value!;
        return family.One<string>(Type) switch
        {
            "JACKPOT_PAYOUT" => amount == family.One<decimal>("jackpot_amount"),
            "MARKER_PAYMENT" => amount == family.One<decimal>("amount") || 2 * amount == family.One<decimal>("amount"),
            "SAFEKEEPING_WITHDRAWAL" => amount == family.One<decimal>("amount"),
            "MARKER_ISSUE" => s_markers.Contains(amount),
            "WIRE_TRANSFER_IN" or "WIRE_TRANSFER_OUT" => amount is >= 5_000 and <= 500_050,
            "FRONT_MONEY_DEPOSIT" => amount is >= 1_000 and <= 100_000,
            "CHECK_CASHING" => amount is >= 100 and <= 10_000,
            _ => amount > 0 && amount == decimal.Truncate(amount),
        };
    }

    // Currency of the player and day in one direction, each row by its type.
    private static bool IsReported(Family family)
    {
        if (!IsCurrency(family.Own<string>(Type), family.Own<string>("payment_method")))
        {
            return family.Count != 2;
        }

        return family.Pairs<string, decimal>(Type, "amount")
            .GroupBy(row => IsMoneyIn(row.First), row => row.Second)
            .Any(direction => direction.Sum() >= 10_000);
    }

    private static bool IsCurrency(string type, string method) => method == "Cash" || type is "CHIP_REDEMPTION" or "CHECK_CASHING";

    private static bool IsMoneyIn(string type) => type is "CASH_IN" or "CHIP_PURCHASE" or "FRONT_MONEY_DEPOSIT" or "MARKER_PAYMENT"
        or "SAFEKEEPING_DEPOSIT" or "WIRE_TRANSFER_IN";
}
