using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Knobs;

/// <summary>What knobs say of their reach, knob by knob: none is without effect, and a local one moves no row and no key.</summary>
public sealed class KnobReachTests
{
    /// <summary>One day of a floor that has machines of all prices and tables of all limits.</summary>
    private const string FullFloor = "full floor";

    private static readonly string[] s_scales = ["demo", FullFloor];

    /// <summary>What must be set too for a knob to matter, by the beginning of its name.</summary>
    private static readonly (string Knobs, KeyValuePair<string, decimal>[] Too)[] s_companions =
    [
        ("faults.", [new("faults.rate", 0.2m)]),
        ("slots.jackpots.high.cents_1", [new("filings.w2g_from", 400)]),
        ("slots.jackpots.low.dollars_", [new("filings.w2g_from", 250_000), new("slots.jackpots.high_share", 0), new("slots.hold_least", 40), new("slots.hold_most", 50)]),
        ("tables.bets.poker_low_", [new("tables.low_games.poker", 20), new("tables.bets.poker_low_1.most", 40)]),
        ("tables.bets.pai_gow_high_", [new("tables.high_games.pai_gow", 20)]),
    ];

    /// <summary>Worlds as they are without the knob in question, by scale and companions.</summary>
    private readonly Dictionary<string, Dictionary<string, List<string>>> _originals = [];

    /// <summary>What comes late, and wrong at first, is no matter of a table's rows; see the tests of histories.</summary>
    public static TheoryData<string> Domains => [.. TestPlans.Casino.Knobs.Select(DomainOf).Distinct().Where(d => d != "history")];

    [Theory]
    [MemberData(nameof(Domains))]
    public void Every_knob_changes_something_and_a_local_one_neither_rows_nor_keys(string domain)
    {
        var wrong = new List<string>();
        foreach (var knob in TestPlans.Casino.Knobs.Where(k => DomainOf(k) == domain))
        {
            var changes = false;
            foreach (var (scale, value) in from scale in s_scales from value in Values(knob) select (scale, value))
            {
                if (Twin(knob, scale, value) is not { } twin)
                {
                    continue;
                }

                var (changed, moved) = Compare(Original(knob, scale), twin);
                changes |= changed;
                if (moved.Length > 0 && knob.Scope == KnobScope.Local)
                {
                    wrong.Add($"{knob.Name} = {Knob.Text(value)} at {scale} moves rows or keys of {moved}.");
                }

                if (changes)
                {
                    break;
                }
            }

            if (!changes)
            {
                wrong.Add($"{knob.Name} changes nothing.");
            }
        }

        Assert.Empty(wrong);
    }

    private static string DomainOf(Knob knob) => knob.Name.Split('.')[0];

    private static IEnumerable<decimal> Values(Knob knob) =>
        ((decimal[])[knob.Default * 1.5m, knob.Default * 0.5m, knob.Default * 1.1m, knob.Default * 0.9m, knob.Default + 1, knob.Most, knob.Least])
            .Select(value => Math.Clamp(decimal.Round(value, knob.Decimals), knob.Least, knob.Most))
            .Where(value => value != knob.Default)
            .Distinct();

    private static IReadOnlyDictionary<string, decimal> CompanionsOf(Knob knob) => s_companions
        .Where(c => knob.Name.StartsWith(c.Knobs, StringComparison.Ordinal))
        .SelectMany(c => c.Too)
        .Where(too => too.Key != knob.Name)
        .ToDictionary();

    /// <summary>The world with the knob at the value; null where others do not allow it.</summary>
    private static IReadOnlyList<WorldTable>? Twin(Knob knob, string scale, decimal value)
    {
        try
        {
            return Open(scale, CompanionsOf(knob).Append(new(knob.Name, value)));
        }
        catch (PlanException)
        {
            return null;
        }
    }

    private static IReadOnlyList<WorldTable> Open(string scale, IEnumerable<KeyValuePair<string, decimal>> knobs) =>
        World.Open(TestPlans.Casino.MakePlan(new PlanRequest
        {
            Scale = scale == FullFloor ? "demo" : scale,
            Days = scale == FullFloor ? 1 : null,
            Counts = scale == FullFloor ? new Dictionary<string, long> { [TestPlans.TableGames] = 6_000 } : [],
            Knobs = knobs.ToDictionary(),
        })).Tables;

    private Dictionary<string, List<string>> Original(Knob knob, string scale)
    {
        var companions = CompanionsOf(knob);
        var key = $"{scale} {string.Join(' ', companions)}";
        if (!_originals.TryGetValue(key, out var tables))
        {
            tables = Open(scale, companions).ToDictionary(table => table.Name, table => TableText.Rows(table));
            _originals.Add(key, tables);
        }

        return tables;
    }

    /// <summary>Whether anything differs, and the tables that have other rows or keys.</summary>
    private static (bool Changed, string Moved) Compare(Dictionary<string, List<string>> original, IReadOnlyList<WorldTable> twin)
    {
        var changed = original.Count != twin.Count;
        var moved = new List<string>();
        foreach (var table in twin)
        {
            var (before, after) = (original.GetValueOrDefault(table.Name, []), TableText.Rows(table));
            var names = table.Schema.Columns.Select(c => c.Name).ToList();
            var key = table.Schema.Key.Select(column => names.IndexOf(column)).ToArray();
            changed |= !before.SequenceEqual(after);
            if (before.Count != after.Count || before.Zip(after).Any(pair => pair.First != pair.Second && KeyOf(pair.First) != KeyOf(pair.Second)))
            {
                moved.Add(table.Name);
            }

            string KeyOf(string row)
            {
                var cells = row.Split(TableText.Separator);
                return string.Join(TableText.Separator, key.Select(column => cells[column]));
            }
        }

        return (changed, string.Join(", ", moved));
    }
}
