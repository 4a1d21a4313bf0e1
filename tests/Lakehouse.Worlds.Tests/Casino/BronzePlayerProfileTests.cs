using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

public sealed partial class BronzePlayerProfileTests
{
    private static readonly World s_masked = World.Casino(new PlanRequest { Scale = "small" });
    private static readonly World s_raw = World.Casino(new PlanRequest { Scale = "small", RawPii = true });

    /// <summary>Each column's pattern, masked and raw. A column without a second one is the same either way.</summary>
    public static TheoryData<string, string, string?> Formats => new()
    {
        { "player_id", "^PLY-[0-9]{5}$", null },
        { "loyalty_number", "^(BRONZE|SILVER|GOLD|PLATINUM|DIAMOND)-20[0-9]{2}-[0-9]{5}$", null },
        { "first_name", @"^[A-Z]\*\*\*$", "^[A-Z][A-Za-z' -]+$" },
        { "last_name", @"^[A-Z]\*\*\*$", "^[A-Z][A-Za-z' -]+$" },
        { "email", @"^[a-z]\*\*\*@example\.(com|net|org)$", @"^[a-z]+\.[a-z]+[0-9]+@example\.(com|net|org)$" },
        { "phone", @"^\(\*\*\*\) \*\*\*-01[0-9]{2}$", @"^\([2-9][0-9]{2}\) 555-01[0-9]{2}$" },
        { "date_of_birth", "^-?[0-9]+$", "^-?[0-9]+$" },
        { "ssn_hash", "^sha256:[0-9a-f]{64}$", null },
        { "ssn_masked", "^XXX-XX-[0-9]{4}$", null },
        { "address_line1", "^sha256:[0-9a-f]{64}$", "^[1-9][0-9]{0,3} [A-Z][A-Za-z' .-]+$" },
        { "city", "^[A-Z][A-Za-z' .-]+$", null },
        { "state", "^[A-Z]{2}$", null },
        { "zip_code", "^[0-9]{3}00$", "^[0-9]{5}$" },
        { "country", "^USA$", null },
        { "loyalty_tier", "^(Bronze|Silver|Gold|Platinum|Diamond)$", null },
        { "points_balance", "^[0-9]+$", null },
        { "lifetime_points", "^[0-9]+$", null },
        { "tier_credits", "^[0-9]+$", null },
        { "enrollment_date", "^[0-9]{5}$", null },
        { "last_visit_date", "^[0-9]{5}$", null },
        { "total_visits", "^[1-9][0-9]*$", null },
        { "total_theo", @"^[0-9]+\.[0-9]{2}$", null },
        { "total_actual_win_loss", @"^-?[0-9]+\.[0-9]{2}$", null },
        { "average_daily_theo", @"^[0-9]+\.[0-9]{2}$", null },
        { "preferred_game", "^(Video Slots|Blackjack|Craps|Roulette|Poker|Baccarat|Video Poker)$", null },
        { "communication_preference", "^(Email|SMS|Mail|Phone|None)$", null },
        { "marketing_opt_in", "^(true|false)$", null },
        { "marketing_channel", "^(Email|Direct Mail|SMS|App Push|None)$", null },
        { "host_assigned", @"^(HOST-0[0-4][0-9]|\\N)$", null },
        { "vip_flag", "^(true|false)$", null },
        { "self_excluded", "^(true|false)$", null },
        { "account_status", "^(Active|Inactive|Suspended|Closed)$", null },
        { "_ingested_at", "^1767276000000000$", null },
        { "_source", "^PlayerGenerator$", null },
        { "_batch_id", "^[0-9a-f]{8}$", null },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Values_have_their_format_masked_and_raw(string column, string masked, string? raw)
    {
        var maskedValues = Values(s_masked, column);
        var rawValues = Values(s_raw, column);
        Assert.All(maskedValues, v => Assert.Matches(masked, v));
        Assert.All(rawValues, v => Assert.Matches(raw ?? masked, v));
        Assert.Equal(raw is null, maskedValues.SequenceEqual(rawValues));
    }

    [Fact]
    public void Every_column_has_its_format_above() =>
        Assert.Equal(s_masked.Table(TestPlans.Players).Schema.Columns.Select(c => c.Name), Formats.Select(f => f.Data.Item1));

    [Fact]
    public void Masked_values_are_the_raw_ones_with_their_person_taken_out()
    {
        Pairs("first_name", (masked, raw) => Assert.Equal(raw[0] + "***", masked));
        Pairs("last_name", (masked, raw) => Assert.Equal(raw[0] + "***", masked));
        Pairs("email", (masked, raw) => Assert.Equal(raw[0] + "***" + raw[raw.IndexOf('@', StringComparison.Ordinal)..], masked));
        Pairs("phone", (masked, raw) => Assert.Equal("(***) ***-" + raw[^4..], masked));
        Pairs("zip_code", (masked, raw) => Assert.Equal(raw[..3] + "00", masked));
        Pairs("date_of_birth", (masked, raw) => Assert.Equal(new DateOnly(Date(raw).Year, 1, 1), Date(masked)));

        var names = Values(s_raw, "first_name").Zip(Values(s_raw, "last_name"), Values(s_raw, "email"));
        Assert.All(names, n => Assert.StartsWith(
            Letters(n.First) + "." + Letters(n.Second), n.Third, StringComparison.Ordinal));

        static void Pairs(string column, Action<string, string> check)
        {
            foreach (var (masked, raw) in Values(s_masked, column).Zip(Values(s_raw, column)))
            {
                check(masked, raw);
            }
        }

        static string Letters(string name) => NotLetters().Replace(name, "").ToLowerInvariant();
    }

    [Fact]
    public void Hashes_are_keyed_and_another_key_changes_them_and_nothing_else()
    {
        var key = PiiKey.FromBytes("a key of the user's own"u8);
        var keyed = World.Casino(new PlanRequest { Scale = "small", PiiKey = key });
        foreach (var column in s_masked.Table(TestPlans.Players).Schema.Columns)
        {
            var same = Values(s_masked, column.Name).Zip(Values(keyed, column.Name)).Count(v => v.First == v.Second);
            Assert.Equal(column.Name is "ssn_hash" or "address_line1" ? 0 : 500, same);
        }

        Assert.Equal(TableText.Rows(s_masked.Table(TestPlans.Slots)), TableText.Rows(keyed.Table(TestPlans.Slots)));
    }

    [Fact]
    public void Hashes_are_the_hmac_of_the_plain_value_under_the_key()
    {
        var user = "a key of the user's own"u8.ToArray();
        var keyed = World.Casino(new PlanRequest { Scale = "demo", PiiKey = PiiKey.FromBytes(user) });
        var raw = World.Casino(new PlanRequest { Scale = "demo", RawPii = true });
        var persons = new PersonBook(new Lakehouse.Worlds.Casino.CasinoModel(keyed.Plan));
        var key = SHA256.HashData(user);

        Assert.Equal(Values(raw, "address_line1").Select(a => Hash("address:" + a)), Values(keyed, "address_line1"));
        var numbers = Enumerable.Range(0, 100).Select(p => FormattableString.Invariant($"{persons.Ssn(p):d9}")).ToArray();
        Assert.Equal(numbers.Select(n => Hash("ssn:" + n)), Values(keyed, "ssn_hash"));
        Assert.Equal(numbers.Select(n => "XXX-XX-" + n[^4..]), Values(keyed, "ssn_masked"));

        string Hash(string plain) => "sha256:" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain)));
    }

    [Fact]
    public void Numbers_are_by_order_and_unique()
    {
        Assert.Equal(Enumerable.Range(1, 500).Select(i => FormattableString.Invariant($"PLY-{i:d5}")), Values(s_masked, "player_id"));
        Assert.Equal(500, Values(s_masked, "loyalty_number").Distinct().Count());
        Assert.Equal(500, Values(s_masked, "loyalty_number").Select(n => n[^5..]).Distinct().Count());
        Assert.Equal(500, Values(s_raw, "email").Distinct().Count());
        Assert.Equal(Values(s_masked, "player_id"), TableText.Column(s_masked.Table(TestPlans.Opening), "player_id"));
    }

    [Fact]
    public void Loyalty_number_host_and_flags_follow_from_tier_enrolment_and_status()
    {
        var tiers = Values(s_masked, "loyalty_tier");
        var enrolled = Values(s_masked, "enrollment_date").Select(Date).ToArray();
        var numbers = Values(s_masked, "loyalty_number");
        var hosts = Values(s_masked, "host_assigned");
        var vips = Values(s_masked, "vip_flag");
        var excluded = Values(s_masked, "self_excluded");
        var statuses = Values(s_masked, "account_status");
        for (var i = 0; i < tiers.Count; i++)
        {
            var begin = FormattableString.Invariant($"{tiers[i].ToUpperInvariant()}-{enrolled[i].Year}-");
            Assert.StartsWith(begin, numbers[i], StringComparison.Ordinal);
            Assert.Equal(tiers[i] is "Bronze" or "Silver", hosts[i] == "\\N");
            Assert.Equal(tiers[i] is "Platinum" or "Diamond" ? "true" : "false", vips[i]);
            Assert.True(excluded[i] == "false" || statuses[i] == "Suspended");
        }

        Assert.DoesNotContain("HOST-000", hosts);
        Assert.Equal(5, excluded.Count(e => e == "true"));
    }

    [Fact]
    public void A_world_without_its_key_tells_rows_and_slices_and_refuses_only_what_is_hashed()
    {
        var plan = s_masked.Plan;
        var keyless = World.OpenWithoutKey(plan);
        var profile = keyless.Table(TestPlans.Players);

        Assert.Equal(500, profile.RowCount);
        Assert.Single(profile.Slices());
        Assert.Equal(TableText.Rows(s_masked.Table(TestPlans.Opening)), TableText.Rows(keyless.Table(TestPlans.Opening)));
        var refused = Assert.Throws<PlanException>(() => profile.Batches().First());
        Assert.Contains(plan.Pii.KeyFingerprint, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--pii-key-file", refused.Message, StringComparison.Ordinal);
    }

    private static List<string> Values(World world, string column) => TableText.Column(world.Table(TestPlans.Players), column);

    private static DateOnly Date(string days) =>
        new DateOnly(1970, 1, 1).AddDays(int.Parse(days, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex("[^A-Za-z]")]
    private static partial Regex NotLetters();
}
