using System.Globalization;
using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Pools;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

/// <summary>
/// A drawn cell is a function of seed, world, table, its own column's name and the row's key: each column here is made
/// again from those alone. So no other column, added or taken away, can change it.
/// </summary>
public sealed class ColumnsByNameTests
{
    private static readonly WorldKeys s_keys = new(42, "casino");
    private static readonly World s_world = World.Open(TestPlans.Of("small"));

    [Theory]
    [InlineData("location_id")]
    [InlineData("zone")]
    [InlineData("machine_type")]
    [InlineData("manufacturer")]
    [InlineData("game_theme")]
    [InlineData("theoretical_hold")]
    public void A_trait_of_a_machine_follows_from_the_name_of_its_column(string column)
    {
        var key = s_keys.Of(TestPlans.Slots, column);

        Assert.Equal(Machines().Select(machine => Trait(Mix.Of(key, machine))), TableText.Column(s_world.Table(TestPlans.Slots), column));

        string Trait(ulong mix) => column switch
        {
            "location_id" => Among(mix, MachineFloor.Locations),
            "zone" => Among(mix, MachineFloor.Zones),
            "machine_type" => Among(mix, MachineFloor.MachineTypes),
            "manufacturer" => Among(mix, MachineFloor.Manufacturers),
            "game_theme" => Among(mix, MachineFloor.Themes),
            _ => (4 + (Mix.Below(mix, 80_000) / 10_000m)).ToString("0.0000", CultureInfo.InvariantCulture),
        };
    }

    [Fact]
    public void Event_ids_and_asset_numbers_follow_from_the_names_of_their_columns_and_the_number_of_row_or_machine()
    {
        var table = s_world.Table(TestPlans.Slots);
        var events = new IdBlocks(s_keys.Of(TestPlans.Slots, "event_id"), 16, 8);
        var assets = new IdBlocks(s_keys.Of(TestPlans.Slots, "asset_number"), 10, 5);

        Assert.Equal(
            Enumerable.Range(0, 10_000).Select(row => FormattableString.Invariant($"evt_{events.Number(row):x8}")),
            TableText.Column(table, "event_id"));
        Assert.Equal(
            Machines().Select(machine => FormattableString.Invariant($"A-{assets.Number(machine):d5}")), TableText.Column(table, "asset_number"));
    }

    [Theory]
    [InlineData("first_name")]
    [InlineData("last_name")]
    [InlineData("city")]
    [InlineData("preferred_game")]
    [InlineData("communication_preference")]
    [InlineData("marketing_channel")]
    [InlineData("marketing_opt_in")]
    [InlineData("phone")]
    public void A_trait_of_a_player_follows_from_the_name_of_its_column(string column)
    {
        var key = s_keys.Of(TestPlans.Players, column);

        Assert.Equal(
            Enumerable.Range(0, 500).Select(player => Trait(Mix.Of(key, player))),
            TableText.Column(s_world.Table(TestPlans.Players), column));

        string Trait(ulong mix) => column switch
        {
            "first_name" => Among(mix, NamePool.FirstNames)[0] + "***",
            "last_name" => Among(mix, NamePool.LastNames)[0] + "***",
            "city" => Among(mix, NamePool.Cities),
            "preferred_game" => Among(mix, ["Video Slots", "Blackjack", "Craps", "Roulette", "Poker", "Baccarat", "Video Poker"]),
            "communication_preference" => Among(mix, ["Email", "SMS", "Mail", "Phone", "None"]),
            "marketing_channel" => Among(mix, ["Email", "Direct Mail", "SMS", "App Push", "None"]),
            "marketing_opt_in" => Mix.Below(mix, 10) < 7 ? "true" : "false",
            _ => FormattableString.Invariant($"(***) ***-01{Mix.Below(mix, 100):d2}"),
        };
    }

    [Fact]
    public void Status_tier_and_visits_do_not_depend_on_any_slot_column()
    {
        // Another world of the same seed and number of players, but with ten times the machines.
        var few = new CasinoModel(TestPlans.Of("small"));
        var many = new CasinoModel(TestPlans.WithCounts(TestPlans.Of("small"), 30, (TestPlans.Slots, 100_000)));
        for (var player = 0; player < 500; player++)
        {
            Assert.Equal(few.Players.StatusOf(player), many.Players.StatusOf(player));
            Assert.Equal(few.Players.TierOf(player), many.Players.TierOf(player));
            Assert.Equal(new PersonBook(few).Open(player), new PersonBook(many).Open(player));
        }
    }

    private static IEnumerable<long> Machines() =>
        TableText.Column(s_world.Table(TestPlans.Slots), "machine_id").Select(id => long.Parse(id[3..], CultureInfo.InvariantCulture) - 1);

    private static string Among(ulong mix, string[] values) => values[Mix.Below(mix, values.Length)];
}
