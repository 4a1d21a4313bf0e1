using System.Text.Json.Serialization;
using Parquet.Serialization.Attributes;

namespace Lakehouse.Benchmarks.Cases.Rivals;

/// <summary>A row of the profile table as the object that a program with Bogus makes of it.</summary>
internal sealed class BogusPlayer
{
    [JsonPropertyName("player_id")]
    public required string PlayerId { get; set; }

    [JsonPropertyName("loyalty_number")]
    public required string LoyaltyNumber { get; set; }

    [JsonPropertyName("first_name")]
    public required string FirstName { get; set; }

    [JsonPropertyName("last_name")]
    public required string LastName { get; set; }

    [JsonPropertyName("email")]
    public required string Email { get; set; }

    [JsonPropertyName("phone")]
    public required string Phone { get; set; }

    [JsonPropertyName("date_of_birth")]
    public DateOnly DateOfBirth { get; set; }

    [JsonPropertyName("ssn_hash")]
    public required string SsnHash { get; set; }

    [JsonPropertyName("ssn_masked")]
    public required string SsnMasked { get; set; }

    [JsonPropertyName("address_line1")]
    public required string AddressLine1 { get; set; }

    [JsonPropertyName("city")]
    public required string City { get; set; }

    [JsonPropertyName("state")]
    public required string State { get; set; }

    [JsonPropertyName("zip_code")]
    public required string ZipCode { get; set; }

    [JsonPropertyName("country")]
    public required string Country { get; set; }

    [JsonPropertyName("loyalty_tier")]
    public required string LoyaltyTier { get; set; }

    [JsonPropertyName("points_balance")]
    public int PointsBalance { get; set; }

    [JsonPropertyName("lifetime_points")]
    public long LifetimePoints { get; set; }

    [JsonPropertyName("tier_credits")]
    public long TierCredits { get; set; }

    [JsonPropertyName("enrollment_date")]
    public DateOnly EnrollmentDate { get; set; }

    [JsonPropertyName("last_visit_date")]
    public DateOnly LastVisitDate { get; set; }

    [JsonPropertyName("total_visits")]
    public int TotalVisits { get; set; }

    [JsonPropertyName("total_theo")]
    [ParquetDecimal(18, 2)]
    public decimal TotalTheo { get; set; }

    [JsonPropertyName("total_actual_win_loss")]
    [ParquetDecimal(18, 2)]
    public decimal TotalActualWinLoss { get; set; }

    [JsonPropertyName("average_daily_theo")]
    [ParquetDecimal(18, 2)]
    public decimal AverageDailyTheo { get; set; }

    [JsonPropertyName("preferred_game")]
    public required string PreferredGame { get; set; }

    [JsonPropertyName("communication_preference")]
    public required string CommunicationPreference { get; set; }

    [JsonPropertyName("marketing_opt_in")]
    public bool MarketingOptIn { get; set; }

    [JsonPropertyName("marketing_channel")]
    public required string MarketingChannel { get; set; }

    [JsonPropertyName("host_assigned")]
    public string? HostAssigned { get; set; }

    [JsonPropertyName("vip_flag")]
    public bool VipFlag { get; set; }

    [JsonPropertyName("self_excluded")]
    public bool SelfExcluded { get; set; }

    [JsonPropertyName("account_status")]
    public required string AccountStatus { get; set; }

    [JsonPropertyName("_ingested_at")]
    [ParquetTimestamp(ParquetTimestampResolution.Microseconds, useLogicalTimestamp: true, isAdjustedToUTC: true)]
    public DateTime IngestedAt { get; set; }

    [JsonPropertyName("_source")]
    public required string Source { get; set; }

    [JsonPropertyName("_batch_id")]
    public required string BatchId { get; set; }
}
