using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>A lake and its twin with one local knob changed differ in the cells that follow from the knob, and nowhere else.</summary>
public sealed class TwinWorldTests(TwinWorldTests.Original original) : IClassFixture<TwinWorldTests.Original>
{
    private const string Slots = "bronze_slot_telemetry: ";
    private const string Profile = "bronze_player_profile: ";
    private const string Cage = "bronze_financial_txn: ";
    private const string Filings = "bronze_compliance: ";

    [Theory]
    [InlineData("filings.withholding_from=2000", Filings + "withholding_amount withholding_rate")]
    [InlineData("filings.ctr_due=20", Filings + "due_date")]
    [InlineData("filings.sar_status.draft=60", Filings + "status filing_date fincen_reference review_notes")]
    [InlineData("slots.bills.dollars_100=50", Slots + "coin_in")]
    [InlineData("slots.errors.e006=90", Slots + "error_code error_message")]
    [InlineData(
        "slots.hold_most=10", Slots + "theoretical_hold coin_out actual_hold",
        Profile + "total_theo average_daily_theo total_actual_win_loss")]
    [InlineData(
        "slots.credits.dollars_1=28", Slots + "coin_in coin_out actual_hold",
        Profile + "total_theo average_daily_theo total_actual_win_loss points_balance lifetime_points tier_credits")]
    [InlineData(
        "slots.jackpots.multipliers.x10=60", Slots + "jackpot_amount", Profile + "total_actual_win_loss",
        Cage + "amount supervisor_id id_type id_number_hash",
        Filings + "transaction_amount amount jackpot_amount withholding_amount withholding_rate cash_out_amount")]
    [InlineData("cage.id_from=500", Cage + "id_type id_number_hash")]
    [InlineData("cage.payment_methods.cash=0", Cage + "payment_method ctr_flag ctr_filed ctr_reference", Filings + "cash_out_amount transaction_amount amount")]
    [InlineData("players.id_types.passport=90", Cage + "id_type", Filings + "id_type")]
    [InlineData("players.states.nv=0", Profile + "state zip_code")]
    [InlineData("players.opt_in_share=20", Profile + "marketing_opt_in")]
    [InlineData("players.dollars_per_point=2.5", Profile + "points_balance lifetime_points tier_credits")]
    [InlineData("tables.chips.dollars_25=500", "bronze_table_games: chip_denomination")]
    [InlineData("tables.drop_most=20000", "bronze_table_games: drop_amount")]
    [InlineData("security.cameras_per_zone=5", "bronze_security_events: camera_id")]
    public void Only_what_follows_from_the_knob_differs(string setting, params string[] follows)
    {
        using var scratch = new ScratchFolder();
        var twin = scratch.Sub("twin");
        Assert.Equal(0, Cli.Run("generate", "casino", "--scale", "demo", "--quiet", "--out", twin, "--set", setting).ExitCode);

        var answer = Cli.Run("diff", original.Folder, twin, "--json", "--quiet", "--examples", "0");

        Assert.Equal(1, answer.ExitCode);
        var may = follows.Select(f => f.Split(": ")).ToDictionary(f => "casino." + f[0], f => f[1].Split(' '));
        var changed = new HashSet<string>();
        foreach (var table in JsonDocument.Parse(answer.Out).RootElement.GetProperty("tables").EnumerateArray())
        {
            var name = table.GetProperty("table").GetString()!;
            Assert.Equal((0, 0), (table.GetProperty("onlyInA").GetInt64(), table.GetProperty("onlyInB").GetInt64()));
            foreach (var column in table.GetProperty("columns").EnumerateArray().Where(c => c.GetProperty("rows").GetInt64() > 0))
            {
                changed.Add(name);
                Assert.Contains(column.GetProperty("column").GetString()!, may.GetValueOrDefault(name, [$"{name} does not follow from {setting}"]));
            }
        }

        Assert.Equal(may.Keys.Order(StringComparer.Ordinal), changed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Example_world_file_makes_a_world()
    {
        var file = Path.Combine(Checkout.Root, "docs", "samples", "tight-floor.yaml");

        var plan = Cli.Json("generate", "casino", "--scale", "demo", "--world-file", file, "--plan", "--json");

        Assert.Equal("Europe/Paris", plan.GetProperty("zone").GetString());
        Assert.Equal(8, plan.GetProperty("knobs").GetProperty("slots.hold_most").GetInt32());
    }

    public sealed class Original : IDisposable
    {
        private readonly ScratchFolder _scratch = new();

        public Original()
        {
            Folder = _scratch.Sub("lake");
            Assert.Equal(0, Cli.Run("generate", "casino", "--scale", "demo", "--quiet", "--out", Folder).ExitCode);
        }

        public string Folder { get; }

        public void Dispose() => _scratch.Dispose();
    }
}
