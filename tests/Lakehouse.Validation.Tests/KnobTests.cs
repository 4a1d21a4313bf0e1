using System.Globalization;
using CsCheck;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests;

/// <summary>Whatever the knobs within their ranges: a plan is refused by the name of a knob, or its world keeps every rule.</summary>
public sealed class KnobTests
{
    private const int ShownRows = 2;

    private static readonly WorldDefinition s_casino = WorldDefinition.Find("casino");
    private static readonly string[] s_groups = [.. s_casino.Knobs.Select(GroupOf).Distinct()];

    [Theory]
    [InlineData("demo", 1, 6)]
    [InlineData("small", 1001, 1)]
    public void Settings_are_refused_by_name_or_their_worlds_keep_every_rule(string scale, int first, int settings)
    {
        var broken = new List<string>();
        var made = 0;
        for (var i = first; i < first + settings; i++)
        {
            var knobs = Setting(i);
            Plan plan;
            try
            {
                plan = s_casino.MakePlan(new PlanRequest { Scale = scale, Knobs = knobs });
            }
            catch (PlanException e)
            {
                if (!s_casino.Knobs.Any(k => e.Message.Contains(k.Name, StringComparison.Ordinal)
                    || (k.Group.Length > 0 && e.Message.Contains(k.Group, StringComparison.Ordinal))))
                {
                    broken.Add($"setting {i} is refused without the name of a knob: {e.Message} [{Text(knobs)}]");
                }

                continue;
            }

            made++;
            broken.AddRange(Broken(i, scale, plan, knobs));
        }

        Assert.Empty(broken);
        Assert.True(made * 2 >= settings, $"Only {made} of {settings} settings make a world.");
    }

    private static List<string> Broken(int number, string scale, Plan plan, Dictionary<string, decimal> knobs)
    {
        using var folder = new ScratchFolder();
        try
        {
            using var lake = new CasinoLake($"setting {number}", scale, folder.Sub("lake"), plan);
            return
            [
                .. from rule in Rules.Names
                   let rows = lake.Query(Rules.Sql(rule), ShownRows)
                   where rows.Count > 0
                   select $"{lake.Name}, {rule}: {string.Join(" | ", rows[0].Select(c => c ?? "null"))} [{Text(knobs)}]",
            ];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [$"setting {number}: {e.GetType().Name} {e.Message.Split('\n')[0]} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Lakehouse.Worlds", StringComparison.Ordinal))} [{Text(knobs)}]"];
        }
    }

    /// <summary>Knobs of a few groups at or near the ends of their ranges; a function of the number.</summary>
    private static Dictionary<string, decimal> Setting(int number)
    {
        var random = new PCG((uint)number, 42);
        var knobs = new Dictionary<string, decimal>();
        var groups = 1 + (int)random.Next(4);
        for (var g = 0; g < groups; g++)
        {
            var group = s_groups[random.Next((uint)s_groups.Length)];
            foreach (var knob in s_casino.Knobs.Where(k => GroupOf(k) == group))
            {
                if (random.Next(2) == 0)
                {
                    knobs[knob.Name] = Value(knob, random);
                }
            }
        }

        return knobs;
    }

    private static decimal Value(Knob knob, PCG random)
    {
        // Weights at their ends leave little of a choice; from half to twice is asked too.
        var (least, most) = random.Next(3) == 0
            ? (knob.Least, knob.Most)
            : (Math.Max(knob.Least, Math.Min(knob.Default * 0.5m, knob.Default * 2)), Math.Min(knob.Most, Math.Max(knob.Default * 0.5m, knob.Default * 2)));
        var value = random.Next(4) switch
        {
            0 => least,
            1 => most,
            _ => least + ((most - least) * random.Next(1_000) / 1_000),
        };
        return Math.Clamp(decimal.Round(value, knob.Decimals), knob.Least, knob.Most);
    }

    private static string GroupOf(Knob knob) => knob.IsWeight ? knob.Group : knob.Name;

    private static string Text(Dictionary<string, decimal> knobs) =>
        string.Join(", ", knobs.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key}={k.Value}")));
}
