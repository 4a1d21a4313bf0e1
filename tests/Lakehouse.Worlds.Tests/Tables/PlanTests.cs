using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Tables;

public sealed class PlanTests
{
    [Fact]
    public void The_canonical_json_of_the_demo_is_fixed_to_the_letter()
    {
        const string Json =
            """
            {"world":"casino","version":1,"seed":42,"start":"2025-12-25","end":"2026-01-01","zone":"America/Los_Angeles","offsets":[{"utc":"2025-12-25T14:00:00Z","seconds":-28800}],"countDays":7,"counts":{"bronze_slot_telemetry":1000,"bronze_table_games":500,"bronze_player_profile":100,"bronze_financial_txn":500,"bronze_security_events":200,"bronze_compliance":100},"knobs":{},"pii":{"mode":"masked","keyFingerprint":"66287d8852016e81"}}
            """;

        var plan = TestPlans.Of("demo");

        Assert.Equal(Json, plan.ToJson());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json))), plan.Id);
    }

    [Fact]
    public void A_plan_read_back_from_its_json_is_the_same_plan()
    {
        string[] scales = ["demo", "small", "medium", "large", "xlarge", "0.001", "3.5", "100"];
        var requests = Gen.Select(
            Gen.Int[0, 7].Select(i => scales[i]), Gen.ULong, Gen.Int[1, 400], Gen.Int[0, 4_000], Gen.Bool, Gen.Int[0, 200_000]);
        Samples.Hold(150, requests, c =>
        {
            var (scale, seed, days, shift, raw, slots) = c;
            var plan = TestPlans.Casino.MakePlan(new PlanRequest
            {
                Scale = scale,
                Seed = seed,
                Days = days,
                Start = new DateOnly(2015, 1, 1).AddDays(shift),
                RawPii = raw,
                PiiKey = raw ? PiiKey.FromBytes("sixteen bytes or more"u8) : null,
                Counts = slots == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { [TestPlans.Slots] = slots },
            });
            var read = Plan.Parse(plan.ToJson());

            Assert.Equal(plan.Id, read.Id);
            Assert.Equal(plan.ToJson(), read.ToJson());
            Assert.Equal((plan.Seed, plan.Start, plan.End), (read.Seed, read.Start, read.End));
            Assert.Equal((plan.Days, plan.CountDays), (read.Days, read.CountDays));
            Assert.Equal(plan.Counts, read.Counts);
            Assert.Equal(plan.Offsets, read.Offsets);
            Assert.Equal(plan.Pii, read.Pii);
        });
    }

    [Fact]
    public void White_space_and_order_of_members_do_not_change_what_a_plan_is()
    {
        var plan = TestPlans.Of("demo");
        var members = System.Text.Json.Nodes.JsonNode.Parse(plan.ToJson())!.AsObject();
        var turned = new System.Text.Json.Nodes.JsonObject(
            members.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

        Assert.Equal(plan.Id, Plan.Parse(turned.ToJsonString(new() { WriteIndented = true })).Id);
    }

    [Fact]
    public void Whatever_changes_rows_changes_the_id_of_the_plan()
    {
        PlanRequest[] requests =
        [
            new() { Scale = "demo" },
            new() { Scale = "demo", Seed = 43 },
            new() { Scale = "demo", Days = 8 },
            new() { Scale = "demo", End = new DateOnly(2026, 1, 2) },
            new() { Scale = "demo", RawPii = true },
            new() { Scale = "demo", PiiKey = PiiKey.FromBytes("sixteen bytes or more"u8) },
            new() { Scale = "small" },
        ];

        Assert.Equal(requests.Length, requests.Select(r => TestPlans.Casino.MakePlan(r).Id).Distinct().Count());
    }

    [Fact]
    public void A_count_that_the_plan_does_not_have_is_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => TestPlans.Of("demo").Count("bronze_slots"));

        Assert.Contains("bronze_slots", refused.Message, StringComparison.Ordinal);
    }
}
