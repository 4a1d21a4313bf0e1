using System.Globalization;
using System.Text.RegularExpressions;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>The same for the filings.</summary>
internal static class FilingRules
{
    private const string Type = "filing_type";
    private const string Day = "transaction_date";

    private static readonly string[] s_categories =
    [
        "Structuring", "Unusual Transaction Pattern", "Third Party Activity", "Identity Concerns", "Employee Involvement",
        "Counterfeit Currency", "Wire Transfer Anomaly", "Chip Walking", "Credit Abuse", "Other Suspicious Activity",
    ];

    public static Dictionary<string, Func<Family, object?, bool>> All { get; } = new()
    {
        ["filing_id"] = (f, v) => Regex.IsMatch((string)v!, string.Create(
            CultureInfo.InvariantCulture, $"^{f.One<string>(Type)}-{f.One<DateOnly>(Day):yyyyMMdd}-[0-9]{{5,}}$")),
        [Type] = SlotRules.Rootless,
        ["filing_timestamp"] = SlotRules.Rootless,
        ["report_id"] = (f, v) => Regex.IsMatch((string)v!, $"^{f.One<string>(Type)}-[0-9]{{7,}}$"),
        ["report_type"] = (f, v) => Equals(v, f.One<string>(Type)),
        ["report_timestamp"] = (f, v) => Equals(v, f.One<DateTimeOffset>("filing_timestamp")),
        ["filing_date"] = FilingDate,
        ["due_date"] = (f, v) => f.One<DateOnly>(Day) is var day && Equals(v, f.One<string>(Type) switch
        {
            "CTR" => day.AddDays(15),
            "SAR" => day.AddDays(30),
            _ => new DateOnly(day.Year + 1, 1, 31),
        }),
        ["status"] = (f, v) => f.One<string>(Type) switch
        {
            "W2G" => v is "Filed",
            "CTR" => v is "Filed" or "Rejected" or "Amended" or "Pending Review" or "Draft",
            _ => v is "Filed" or "Pending Review" or "Draft",
        },
        ["player_id"] = Copy("player_id"),
        ["player_name_hash"] = (f, v) => IsHash(v) && (!f.RawPii || (f.One("first_name") is string && f.One("last_name") is string)),
        ["ssn_hash"] = Copy("ssn_hash"),
        ["ssn_masked"] = Copy("ssn_masked"),
        ["date_of_birth"] = Copy("date_of_birth"),
        ["address_hash"] = (f, v) => IsHash(v) && f.One<string>("address_line1") is var address && Equals(v, address) != f.RawPii,
        ["id_type"] = (f, v) => f.Count == 0 && v is "Drivers License" or "Passport" or "State ID",
        ["id_number_hash"] = (f, v) => f.Count == 0 && IsHash(v),
        [Day] = SlotRules.Rootless,
        ["transaction_amount"] = (f, v) => Equals(v, f.One<string>(Type) switch
        {
            "W2G" => f.One<decimal>("jackpot_amount"),
            "CTR" => Math.Max(f.One<decimal>("cash_in_amount"), f.One<decimal>("cash_out_amount")),
            _ => f.All<decimal>("amount").Sum(),
        }),
        ["amount"] = Copy("transaction_amount"),
        ["cash_in_amount"] = (f, v) => OfType(f, v, "CTR", sum => Equals(sum, f.All<decimal>("amount").Sum())),
        ["cash_out_amount"] = (f, v) => OfType(f, v, "CTR", sum => Equals(sum, f.All<decimal>("amount").Sum())),
        ["game_type"] = (f, v) => OfType(
            f, v, "W2G", game => Equals(game, f.One<string>("machine_type") == "Video Poker" ? "Video Poker" : "Slots")),
        ["machine_id"] = (f, v) => OfType(f, v, "W2G", machine => Equals(machine, f.One("machine_id"))),
        ["table_id"] = (f, v) => f.Has("table_id")
            ? f.One<string>("sar_category") is "Chip Walking" or "Credit Abuse" && v is not null && Equals(v, f.One("table_id"))
            : v is null && (f.Has(Type) ? f.One<string>(Type) != "SAR" : f.One("sar_category") is not ("Chip Walking" or "Credit Abuse")),
        ["jackpot_amount"] = (f, v) => OfType(f, v, "W2G", amount => Equals(amount, f.One("jackpot_amount"))),
        ["withholding_amount"] = (f, v) => Equals(v, f.One("jackpot_amount") is decimal jackpot
            ? decimal.Round(jackpot * f.One<decimal>("withholding_rate"), 2)
            : f.One("withholding_rate")),
        ["withholding_rate"] = (f, v) => OfType(
            f, v, "W2G", rate => Equals(rate, f.One<decimal>("jackpot_amount") >= 5_000 ? 0.3m : 0m)) && f.Has("jackpot_amount"),
        ["sar_category"] = (f, v) => OfType(f, v, "SAR", category => s_categories.Contains(category)),
        ["sar_narrative"] = Narrative,
        ["suspicious_activity_date"] = (f, v) => Equals(v, f.One<string>(Type) == "SAR" ? f.One(Day) : null) && f.Has(Day),
        ["fincen_reference"] = (f, v) => f.One<string>("status") is "Filed" or "Amended" && f.One<string>(Type) != "W2G"
            ? Regex.IsMatch((string)v!, $"^FINCEN-{f.One<string>(Type)}-[0-9]{{9,}}$")
            : v is null && f.One(Type) is not null,
        ["irs_reference"] = (f, v) => OfType(f, v, "W2G", reference => Regex.IsMatch((string)reference, string.Create(
            CultureInfo.InvariantCulture, $"^W2G-{f.One<DateOnly>(Day).Year}-[0-9]{{6,}}$"))) && f.Has(Day),
        ["compliance_officer_id"] = SlotRules.Rootless,
        ["review_notes"] = (f, v) => f.One<string>("status") switch
        {
            "Filed" => v is null,
            "Pending Review" => v is string waiting && waiting.StartsWith("Waiting", StringComparison.Ordinal),
            var status => v is string note && note.StartsWith(status + ":", StringComparison.Ordinal),
        },
        ["amended_from"] = (f, v) => Equals(v, f.One<string>("status") == "Amended" ? f.One("report_id") : null) && f.Has("report_id"),
        ["property_code"] = SlotRules.Rootless,
        ["_ingested_at"] = (f, v) => Equals(v, SlotRules.EndOf(f.One<DateOnly>(Day))),
        ["_source"] = SlotRules.Rootless,
        ["_batch_id"] = SlotRules.Rootless,
    };

    private static Func<Family, object?, bool> Copy(string column) => (f, v) => v is not null && Equals(v, f.One(column));

    private static bool OfType(Family family, object? value, string type, Func<object, bool> check) =>
        TableRules.IsOn(family, value, [type], check, Type);

    private static bool IsHash(object? value) => Regex.IsMatch((string)value!, "^sha256:[0-9a-f]{64}$");

    private static bool FilingDate(Family family, object? value)
    {
        var (type, day) = (family.One<string>(Type), family.One<DateOnly>(Day));
        if (family.One<string>("status") is "Draft" or "Pending Review")
        {
            return value is null;
        }

        var delay = ((DateOnly)value!).DayNumber - day.DayNumber;
        return (DateOnly)value < family.End && type switch
        {
            "W2G" => delay == 0,
            "CTR" => delay is >= 1 and <= 14,
            _ => delay is >= 1 and <= 29,
        };
    }

    // A narrative names the player, each transaction with its amount, and the incident where there is one.
    private static bool Narrative(Family family, object? value)
    {
        if (family.Has(Type))
        {
            return value is null && family.One<string>(Type) != "SAR";
        }

        var text = (string)value!;
        var rows = family.Pairs<string, decimal>("txn_id", "amount")
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.First} of {row.Second:0.00} dollars"));
        var isIncident = family.One<string>("sar_category") is "Employee Involvement" or "Counterfeit Currency" or "Other Suspicious Activity";
        return text.EndsWith(": " + string.Join(", ", rows) + ".", StringComparison.Ordinal)
            && text.Contains($" Player {family.One<string>("player_id")}", StringComparison.Ordinal)
            && (!isIncident || text.Contains($", incident {family.One<string>("incident_number")}: ", StringComparison.Ordinal));
    }
}
