using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Tables;

public sealed class DamagedPlanTests
{
    private static readonly string s_json = TestPlans.Of("demo").ToJson();

    /// <summary>The paths of all members of a plan.</summary>
    public static TheoryData<string> Members =>
    [
        "world", "version", "seed", "start", "end", "zone", "offsets", "countDays", "counts", "knobs", "pii",
        "offsets.0.utc", "offsets.0.seconds", "pii.mode", "pii.keyFingerprint",
        "counts.bronze_slot_telemetry", "counts.bronze_player_profile", "counts.bronze_compliance",
    ];

    /// <summary>A path, the JSON put there, and the words that must appear in the refusal.</summary>
    public static TheoryData<string, string, string[]> Values => new()
    {
        { "world", "\"cassino\"", ["cassino", "casino"] },
        { "version", "2", ["version 2", "version 1"] },
        { "version", "1.5", ["version"] },
        { "seed", "-1", ["seed"] },
        { "seed", "18446744073709551616", ["seed"] },
        { "seed", "1.5", ["seed"] },
        { "start", "\"2025-13-01\"", ["start", "2026-01-01"] },
        { "start", "\"2025-1-1\"", ["start"] },
        { "start", "\"12/25/2025\"", ["start"] },
        { "start", "\"2026-01-01\"", ["2026-01-01", "later"] },
        { "start", "\"2026-02-01\"", ["2026-02-01", "2026-01-01", "later"] },
        { "start", "\"1979-12-31\"", ["1979-12-31", "1980-01-01"] },
        { "start", "\"2001-01-01\"", ["2001-01-01", "3660"] },
        { "end", "\"2025-02-29\"", ["end"] },
        { "end", "\"9999-12-31\"", ["9999-12-31", "2200-01-01"] },
        { "zone", "\"Mars/Olympus\"", ["zone", "Mars/Olympus", "America/Los_Angeles"] },
        { "zone", "\"\"", ["zone"] },
        { "offsets", "[]", ["offsets"] },
        { "offsets.0", "7", ["offsets"] },
        { "offsets", """[{"utc":"2025-12-26T14:00:00Z","seconds":-28800},{"utc":"2025-12-25T14:00:00Z","seconds":-25200}]""", ["offsets", "order"] },
        { "offsets", """[{"utc":"2025-12-25T14:00:00Z","seconds":-28800},{"utc":"2025-12-25T14:00:00Z","seconds":-25200}]""", ["offsets", "order"] },
        { "offsets", """[{"utc":"2025-12-25T14:00:00Z","seconds":-28800},{"utc":"2025-12-27T14:00:00Z","seconds":60000}]""", ["America/Los_Angeles", "3 hours"] },
        { "offsets.0.utc", "\"2025-12-25 14:00\"", ["2025-12-25 14:00", "2025-12-02T14:00:00Z"] },
        { "offsets.0.utc", "\"2025-12-25T13:00:00Z\"", ["offset", "start"] },
        { "offsets.0.seconds", "64801", ["offsets", "18 hours"] },
        { "offsets.0.seconds", "-2147483648", ["offsets", "18 hours"] },
        { "offsets.0.seconds", "0.5", ["seconds"] },
        { "offsets.0.name", "\"PST\"", ["name"] },
        { "countDays", "0", ["0 days"] },
        { "countDays", "-7", ["-7 days"] },
        { "countDays", "3661", ["3661 days", "3660"] },
        { "countDays", "99999999999", ["countDays"] },
        { "counts.bronze_slot_telemetry", "0", ["bronze_slot_telemetry", "0 rows", "at least 1"] },
        { "counts.bronze_player_profile", "-5", ["bronze_player_profile", "-5 rows"] },
        { "counts.bronze_slot_telemetry", "1000000000000001", ["bronze_slot_telemetry", "1000000000000001", "at most"] },
        { "counts.bronze_slot_telemetry", "9223372036854775808", ["bronze_slot_telemetry"] },
        { "counts.bronze_slot_telemetry", "10.5", ["bronze_slot_telemetry"] },
        { "counts.bronze_slots", "5", ["bronze_slots"] },
        { "counts.bronze_player_profile", "3", ["bronze_player_profile", "3 rows", "active"] },
        { "counts.bronze_compliance", "5", ["bronze_compliance", "jackpots", "at least 6"] },
        { "knobs.price", "1", ["knobs"] },
        { "pii.mode", "\"plain\"", ["plain", "masked", "raw"] },
        { "pii.keyFingerprint", "\"66287d8852016e8\"", ["keyFingerprint", "16"] },
        { "pii.keyFingerprint", "\"66287d8852016eXY\"", ["keyFingerprint", "16"] },
        { "pii.salt", "1", ["salt"] },
        { "plan", "1", ["'plan'", "world"] },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_that_is_missing_is_named(string path) => Refused(Edit(path, remove: true, null), Last(path));

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_that_is_null_is_named(string path) => Refused(Edit(path, remove: false, null), Last(path));

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_of_the_wrong_kind_is_named(string path)
    {
        foreach (var other in new[] { "true", "17.25", "\"seventeen\"", "[[]]", """{"a":{}}""" })
        {
            Refused(Edit(path, remove: false, JsonNode.Parse(other)), path == "knobs" && other[0] == '{' ? "knobs" : Last(path));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_that_no_plan_has_is_named(string path, string value, string[] words) =>
        Refused(Edit(path, remove: false, JsonNode.Parse(value)), words);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"casino\"")]
    [InlineData("{")]
    [InlineData("{\"world\":\"casino\"} trailing")]
    public void What_is_no_json_object_is_refused(string text) => Refused(text, "JSON");

    [Fact]
    public void A_member_that_stands_twice_is_refused() =>
        Refused(s_json.Replace("\"seed\":42,", "\"seed\":42,\"seed\":43,", StringComparison.Ordinal), "seed");

    [Fact]
    public void Any_spoilt_text_is_a_plan_or_a_refusal_and_nothing_else()
    {
        var bytes = Encoding.UTF8.GetBytes(s_json);
        var plans = 0;
        Samples.Hold(4_000, Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[32, 126], Gen.Int[0, 3]), c =>
        {
            var (at, letter, kind) = c;
            var spoilt = kind switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. bytes[(at + 1)..]],
                2 => [.. bytes[..at], (byte)letter, .. bytes[at..]],
                _ => [.. bytes[..at], (byte)letter, .. bytes[(at + 1)..]],
            };
            try
            {
                var plan = Plan.Parse(Encoding.UTF8.GetString(spoilt));
                Assert.Equal(plan.Id, Plan.Parse(plan.ToJson()).Id);
                plans++;
            }
            catch (PlanException e)
            {
                Sentence(e);
            }
        });

        Assert.InRange(plans, 1, 1_000);
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Edit(string path, bool remove, JsonNode? value)
    {
        var root = JsonNode.Parse(s_json)!;
        var parts = path.Split('.');
        var parent = parts[..^1].Aggregate(root, (node, part) => node is JsonArray ? node[0]! : node[part]!);
        if (parent is JsonArray array)
        {
            array[0] = value;
        }
        else if (remove)
        {
            Assert.True(parent.AsObject().Remove(parts[^1]));
        }
        else
        {
            parent[parts[^1]] = value;
        }

        return root.ToJsonString();
    }

    private static void Refused(string json, params string[] words)
    {
        var refused = Assert.Throws<PlanException>(() => Plan.Parse(json));
        Assert.All(words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
        Sentence(refused);
    }

    private static void Sentence(PlanException refused)
    {
        Assert.Matches("^[A-Za-z]", refused.Message);
        Assert.Matches("[.?]$", refused.Message);
    }
}
