using CsCheck;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>Every answer of a lineage, followed to its parents in the generated tables, makes the value again.</summary>
public sealed class LineageTests
{
    private const long HugeRows = 1_000_000_000_000;

    private static readonly Dictionary<string, Dictionary<string, Func<Family, object?, bool>>> s_rules = new()
    {
        [TestPlans.Slots] = SlotRules.All,
        [TestPlans.TableGames] = TableRules.All,
        [TestPlans.Players] = PlayerRules.Profile,
        [TestPlans.Opening] = PlayerRules.Opening,
        [TestPlans.Financial] = CageRules.All,
        [TestPlans.Security] = GuardRules.All,
        [TestPlans.Compliance] = FilingRules.All,
    };

    /// <summary>Scale, seed, first day, days, raw personal values; small floors, one day, days of 23 and 25 hours among them.</summary>
    public static TheoryData<string, ulong, string?, int?, bool> Worlds => new()
    {
        { "demo", 42, null, null, false },
        { "demo", 1, null, null, true },
        { "demo", 7, "2025-03-07", 3, false },
        { "small", 2, "2025-10-31", 5, false },
        { "0.02", 3, null, 1, false },
        { "medium", 9, null, 2, true },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Following_a_lineage_makes_every_value_again(string scale, ulong seed, string? start, int? days, bool raw)
    {
        var plan = PlanOf(scale, seed, start, days, raw);
        var world = World.Open(plan);
        var cells = new WorldCells(world);
        foreach (var table in world.Tables)
        {
            Samples.Hold(600, Gen.Long[0, table.RowCount - 1], row =>
            {
                var key = cells.KeyOf(table.Name, row);
                Assert.Equal(key, table.KeyOf(row));
                var lineage = table.Lineage(row);
                Assert.Equal(table.Schema.Columns, lineage.Select(c => c.Column));
                foreach (var (column, parents) in lineage)
                {
                    var family = new Family(cells, key, parents, plan);
                    var value = cells[new CellReference(table.Name, key, column.Name)];
                    Assert.Equal(parents.Distinct(), parents);
                    Assert.True(s_rules[table.Name][column.Name](family, value), $"{table.Name}#{key}.{column.Name} is {value}");
                    AssertEachParentCounts(family, s_rules[table.Name][column.Name], value, column.Name);
                }
            });
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Tickets_of_played_stays_name_what_they_stand_at(string scale, ulong seed, string? start, int? days, bool raw)
    {
        var plan = PlanOf(scale, seed, start, days, raw);
        var world = World.Open(plan);
        var cells = new WorldCells(world);
        var slots = world.Table(TestPlans.Slots);
        var played = SlotRow.All(world).Where(r => r.EventType == "GAME_PLAY").Select(r => (r.MachineNumber, r.Day)).ToHashSet();
        var tickets = SlotRow.All(world).Select((row, n) => (Row: row, N: n)).Where(r => r.Row.EventType == "TICKET_OUT").Take(500);
        foreach (var (row, n) in tickets)
        {
            var parents = slots.Lineage(n).Single(c => c.Column.Name == "event_timestamp").From;
            if (!played.Contains((row.MachineNumber, row.Day)))
            {
                Assert.DoesNotContain(parents, p => TypeOf(p) == "GAME_PLAY");
                continue;
            }

            var parent = Assert.Single(parents);
            var lag = TypeOf(parent) == "TICKET_OUT" ? 1 : 0;
            Assert.True(lag == 1 || TypeOf(parent) == "GAME_PLAY", $"{parent} is a {TypeOf(parent)}");
            Assert.Equal(((DateTimeOffset)cells[parent]!).ToUnixTimeSeconds() - lag, row.Time);
            Assert.Equal(row.MachineId, cells[parent with { Column = "machine_id" }]);
        }

        string TypeOf(CellReference parent) => (string)cells[parent with { Column = "event_type" }]!;
    }

    [Fact]
    public void Every_table_of_every_world_has_a_lineage_that_says_how_each_column_comes_about()
    {
        foreach (var definition in WorldDefinition.All)
        {
            var world = World.Open(definition.MakePlan(new PlanRequest { Scale = "demo" }));
            Assert.All(world.Tables, table =>
            {
                Assert.Equal(table.Schema.Columns.Select(c => c.Name), s_rules[table.Name].Keys);
                Assert.NotEmpty(table.Schema.Key);
                Assert.All(table.Lineage(0), cell => Assert.EndsWith(".", cell.Column.Rule, StringComparison.Ordinal));
                Assert.Throws<ArgumentOutOfRangeException>(() => table.Lineage(table.RowCount));
                Assert.Throws<ArgumentOutOfRangeException>(() => table.Lineage(-1));
            });
        }
    }

    [Fact]
    public void A_row_among_a_million_millions_tells_its_parents_without_a_search()
    {
        var world = World.Open(TestPlans.OfSlots(HugeRows, 30));
        foreach (var table in world.Tables)
        {
            _ = table.Lineage(0);
            Samples.Hold(40, Gen.Long[0, table.RowCount - 1], row =>
            {
                Assert.InRange(
                    Allocated.By(() => Assert.Equal(table.Schema.Columns.Count, table.Lineage(row).Count)), 1, 1_000_000);
            });
        }
    }

    // A rule that gets a parent less must fail or make another value, except where that parent added nothing.
    private static void AssertEachParentCounts(Family family, Func<Family, object?, bool> rule, object? value, string column)
    {
        foreach (var parent in family.Parents.Where(p => !AddsNothing(family, column, p)))
        {
            AssertBreaks(family.Without(p => p == parent), $"{column} is the same without {parent}");
        }

        if (column is "total_visits" or "last_visit_date" && family.Parents.Any(IsTime))
        {
            var last = family.Parents.Where(IsTime).Max(DayOf);
            AssertBreaks(family.Without(p => IsTime(p) && DayOf(p) == last), $"{column} is the same without the day {last}");
        }

        DateOnly DayOf(CellReference time) => CasinoClock.GamingDay(((DateTimeOffset)family.Value(time)!).ToUnixTimeSeconds());

        void AssertBreaks(Family less, string why)
        {
            try
            {
                Assert.False(rule(less, value), why);
            }
            catch (Exception e) when (e is InvalidOperationException or NullReferenceException)
            {
                // The rule cannot do without it.
            }
        }
    }

    private static bool AddsNothing(Family family, string column, CellReference parent) => (column, parent.Column) switch
    {
        (_, "coin_in" or "coin_out" or "jackpot_amount" or "theoretical_win" or "actual_win_loss") => Equals(family.Value(parent), 0m),
        // Other rows may tell the same day or a later one; days are taken away as a whole.
        ("total_visits" or "last_visit_date", "event_timestamp" or "transaction_timestamp") => true,
        ("last_visit_date", "opening_last_visit_date") => family.Parents.Any(IsTime),
        // A drawn time or place and a dealt player could be anything; what they name has tests of its own.
        ("event_timestamp" or "zone", _) or ("player_id", "event_type") => true,
        _ => false,
    };

    private static bool IsTime(CellReference cell) => cell.Column is "event_timestamp" or "transaction_timestamp";

    private static Plan PlanOf(string scale, ulong seed, string? start, int? days, bool raw) => TestPlans.Casino.MakePlan(new PlanRequest
    {
        Scale = scale,
        Seed = seed,
        Start = start is null ? null : DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
        Days = days,
        RawPii = raw,
    });
}
