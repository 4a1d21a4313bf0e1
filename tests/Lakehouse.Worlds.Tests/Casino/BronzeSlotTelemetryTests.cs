using CsCheck;
using Lakehouse.Worlds.Tests.Casino.Rules;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

public sealed class BronzeSlotTelemetryTests
{
    private static readonly Dictionary<string, Action<SlotWorld>> s_rules = new Action<SlotWorld>[]
    {
        SlotShapeRules.TypesAreDealtExactly,
        SlotShapeRules.IdsAreUniqueAndFormed,
        SlotShapeRules.RowsAreInOrder,
        SlotShapeRules.ColumnsAreFilledByType,
        SlotShapeRules.LoadsAreOfTheGamingDay,
        SlotFloorRules.MachinesKeepTheirLook,
        SlotFloorRules.SessionsLieInOneBandOfOneMachine,
        SlotFloorRules.RowsLieInsideTheirStay,
        SlotFloorRules.NobodyIsInTwoPlacesAtOnce,
        SlotFloorRules.OnlyActivePlayersVisit,
        SlotFloorRules.NothingIsPlayedOnAnOpenOrDarkMachine,
        SlotMoneyRules.MetersAreRunningSums,
        SlotMoneyRules.HoldsFollowFromTheMoneyOfTheRow,
        SlotMoneyRules.PlaysAreWholeBets,
        SlotMoneyRules.JackpotsFollowTheFactSheet,
        SlotMoneyRules.BillsAreBills,
    }.ToDictionary(rule => rule.Method.Name);

    public static TheoryData<string> Rules => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Holds_at_every_scale_and_window(string rule) => Assert.All(SlotWorld.Fixed, s_rules[rule]);

    [Fact]
    public void Odd_half_credits_are_rounded_up_as_often_as_down()
    {
        int up = 0, down = 0;
        foreach (var row in SlotWorld.Fixed.SelectMany(w => w.Rows).Where(r => r.EventType == "GAME_PLAY"))
        {
            // Credits of a game that are odd and so many that rounding up leaves another rest than rounding down.
            var cents = row.Machine.DenominationCents;
            var credits = row.CoinIn!.Value / row.GamesPlayed!.Value / cents;
            if (credits % 2 == 1 && credits > 2)
            {
                var rest = 2 * row.CoinOut!.Value / cents % credits;
                up += rest == 1 ? 1 : 0;
                down += rest == credits - 1 ? 1 : 0;
            }
        }

        Assert.InRange(up + down, 500, int.MaxValue);
        Assert.InRange((up - down) / Math.Sqrt(up + down), -5, 5);
    }

    [Fact]
    public void All_rules_hold_in_worlds_of_any_size_window_and_seed()
    {
        var worlds = Gen.Select(Gen.Int[1, 3_000], Gen.Int[1, 20], Gen.Int[0, 365], Gen.ULong);
        Samples.Hold(30, worlds, c =>
        {
            var (slots, days, shift, seed) = c;
            var world = new SlotWorld(TestPlans.OfSlots(slots, days, seed, new DateOnly(2025, 1, 1).AddDays(shift)));
            Assert.All(s_rules.Values, rule => rule(world));
        });
    }
}
