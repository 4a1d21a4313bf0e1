using System.Globalization;
using System.Text;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>The lists of docs/knobs.md follow from the worlds.</summary>
public sealed class KnobPageTests
{
    [Fact]
    public void ListsFollowFromTheWorlds() => GeneratedDoc.AssertPart("knobs.md", "knobs", Lists());

    [Fact]
    public void NamesAreUniqueAndDefaultsInRange()
    {
        foreach (var world in WorldDefinition.All)
        {
            Assert.Distinct(world.Knobs.Select(k => k.Name));
            Assert.All(world.Knobs, k => Assert.InRange(k.Default, k.Least, k.Most));
            Assert.All(world.Knobs, k => Assert.Matches("^[a-z0-9_]+([.][a-z0-9_]+)+$", k.Name));
            Assert.All(world.Knobs, k => Assert.Equal(k.Default, decimal.Round(k.Default, k.Decimals)));
        }
    }

    private static string Lists()
    {
        var text = new StringBuilder();
        foreach (var world in WorldDefinition.All)
        {
            foreach (var domain in world.Knobs.GroupBy(k => k.Name.Split('.')[0]))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n## {world.Name}: {domain.Key}\n\n");
                text.Append("| knob | default | from | to | reach | meaning |\n|---|---|---|---|---|---|\n");
                foreach (var knob in domain)
                {
                    var reach = knob.Scope == KnobScope.Local ? "local" : "structural";
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"| `{knob.Name}` | {Knob.Text(knob.Default)} | {Knob.Text(knob.Least)} | {Knob.Text(knob.Most)} | {reach} | {knob.Description} |\n");
                }
            }
        }

        return text.ToString();
    }
}
