using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bogus;

namespace Lakehouse.Benchmarks.Cases.Rivals;

/// <summary>
/// Players as a good C# program makes them with Bogus: one rule for each column, each row an object, masked and hashed as
/// the profile table is by default. Where a column of ours follows from events, this one is drawn.
/// </summary>
internal static class BogusPlayers
{
    private const int Seed = 42;
    private const int FirstHostedTier = 2;
    private const int FirstVipTier = 3;

    private static readonly byte[] s_key = SHA256.HashData("a key"u8);
    private static readonly DateOnly s_end = new(2026, 1, 1);
    private static readonly DateOnly s_start = s_end.AddDays(-30);
    private static readonly DateTime s_ingested = new(2026, 1, 1, 14, 0, 0, DateTimeKind.Utc);
    private static readonly string[] s_tiers = ["Bronze", "Silver", "Gold", "Platinum", "Diamond"];
    private static readonly float[] s_tierWeights = [0.4f, 0.3f, 0.18f, 0.09f, 0.03f];
    private static readonly string[] s_games = ["Video Slots", "Blackjack", "Craps", "Roulette", "Poker", "Baccarat", "Video Poker"];
    private static readonly string[] s_communications = ["Email", "SMS", "Mail", "Phone", "None"];
    private static readonly string[] s_channels = ["Email", "Direct Mail", "SMS", "App Push", "None"];
    private static readonly string[] s_statuses = ["Active", "Inactive", "Suspended", "Closed"];

    public static List<BogusPlayer> Make(int players) => Rules().Generate(players);

    private static Faker<BogusPlayer> Rules() => new Faker<BogusPlayer>("en")
        .UseSeed(Seed)
        .StrictMode(true)
        .RuleFor(p => p.PlayerId, f => f.IndexFaker.ToString("D8", CultureInfo.InvariantCulture))
        .RuleFor(p => p.LoyaltyTier, f => f.Random.WeightedRandom(s_tiers, s_tierWeights))
        .RuleFor(p => p.EnrollmentDate, f => f.Date.BetweenDateOnly(s_start.AddYears(-10), s_start))
        .RuleFor(p => p.LoyaltyNumber, (f, p) => string.Create(
            CultureInfo.InvariantCulture, $"{p.LoyaltyTier.ToUpperInvariant()}-{p.EnrollmentDate.Year}-{f.IndexFaker:D5}"))
        .RuleFor(p => p.FirstName, f => f.Name.FirstName()[..1] + "***")
        .RuleFor(p => p.LastName, f => f.Name.LastName()[..1] + "***")
        .RuleFor(p => p.Email, f => Masked(f.Internet.ExampleEmail()))
        .RuleFor(p => p.Phone, f => f.Random.ReplaceNumbers("(***) ***-01##"))
        .RuleFor(p => p.DateOfBirth, f => new DateOnly(f.Date.BetweenDateOnly(s_start.AddYears(-85), s_start.AddYears(-21)).Year, 1, 1))
        .RuleFor(p => p.SsnMasked, f => f.Random.ReplaceNumbers("XXX-XX-####"))
        .RuleFor(p => p.SsnHash, (f, p) => Hash("ssn:", string.Concat(f.Random.ReplaceNumbers("9####"), p.SsnMasked.AsSpan(7))))
        .RuleFor(p => p.AddressLine1, f => Hash("address:", f.Address.StreetAddress()))
        .RuleFor(p => p.City, f => f.Address.City())
        .RuleFor(p => p.State, f => f.Address.StateAbbr())
        .RuleFor(p => p.ZipCode, f => f.Address.ZipCode("###00"))
        .RuleFor(p => p.Country, "USA")
        .RuleFor(p => p.LifetimePoints, f => f.Random.Long(0, 2_000_000))
        .RuleFor(p => p.PointsBalance, (f, p) => f.Random.Int(0, (int)p.LifetimePoints))
        .RuleFor(p => p.TierCredits, (f, p) => p.LifetimePoints / 10)
        .RuleFor(p => p.LastVisitDate, f => f.Date.BetweenDateOnly(s_start, s_end))
        .RuleFor(p => p.TotalVisits, f => f.Random.Int(1, 500))
        .RuleFor(p => p.TotalTheo, f => f.Finance.Amount(0, 100_000))
        .RuleFor(p => p.TotalActualWinLoss, f => f.Finance.Amount(-100_000, 50_000))
        .RuleFor(p => p.AverageDailyTheo, (f, p) => decimal.Round(p.TotalTheo / p.TotalVisits, 2, MidpointRounding.AwayFromZero))
        .RuleFor(p => p.PreferredGame, f => f.PickRandom(s_games))
        .RuleFor(p => p.CommunicationPreference, f => f.PickRandom(s_communications))
        .RuleFor(p => p.MarketingOptIn, f => f.Random.Bool(0.7f))
        .RuleFor(p => p.MarketingChannel, f => f.PickRandom(s_channels))
        .RuleFor(p => p.HostAssigned, (f, p) => Tier(p) >= FirstHostedTier
            ? string.Create(CultureInfo.InvariantCulture, $"HOST-{f.Random.Int(1, 49):D3}")
            : null)
        .RuleFor(p => p.VipFlag, (f, p) => Tier(p) >= FirstVipTier)
        .RuleFor(p => p.SelfExcluded, f => f.Random.Bool(0.01f))
        .RuleFor(p => p.AccountStatus, (f, p) => p.SelfExcluded ? "Suspended" : f.PickRandom(s_statuses))
        .RuleFor(p => p.IngestedAt, s_ingested)
        .RuleFor(p => p.Source, "PlayerGenerator")
        .RuleFor(p => p.BatchId, "00000000");

    private static int Tier(BogusPlayer player) => Array.IndexOf(s_tiers, player.LoyaltyTier);

    private static string Masked(string email) => string.Concat(email.AsSpan(0, 1), "***", email.AsSpan(email.IndexOf('@')));

    private static string Hash(string domain, string value) =>
        "sha256:" + Convert.ToHexStringLower(HMACSHA256.HashData(s_key, Encoding.UTF8.GetBytes(domain + value)));
}
