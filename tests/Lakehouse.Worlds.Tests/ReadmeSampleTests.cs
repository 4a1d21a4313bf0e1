using System.Globalization;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Worlds.Tests;

public sealed class ReadmeSampleTests
{
    [Fact]
    public void The_sample_of_the_readme_is_the_code_below_and_walks_every_row()
    {
        var lines = Capture(Sample);

        Assert.Equal(SampleInSource(), SampleInReadme());
        Assert.All(lines, l => Assert.EndsWith(" rows of 24 columns", l, StringComparison.Ordinal));
        Assert.Equal(10_000, lines.Sum(l => int.Parse(l.Split(' ')[0], CultureInfo.InvariantCulture)));
    }

    // The parameter is named so that the lines read as they would in a program.
    private static void Sample(StringWriter Console)
    {
        // <sample>
        var world = World.Casino(new PlanRequest { Scale = "small" });
        foreach (var batch in world.Table("bronze_slot_telemetry").Batches())
        {
            Console.WriteLine($"{batch.Length} rows of {batch.ColumnCount} columns");
        }
        // </sample>
    }

    private static string[] Capture(Action<StringWriter> sample)
    {
        using var console = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        sample(console);
        return console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string SampleInSource()
    {
        var text = Read("tests/Lakehouse.Worlds.Tests/ReadmeSampleTests.cs");
        var lines = Between(text, "// <sample>\n", "        // </sample>").Split('\n');
        return string.Join('\n', lines.Select(l => l.Length > 8 ? l[8..] : l.TrimStart()));
    }

    private static string SampleInReadme() => Between(Read("README.md"), "<!-- sample -->\n```csharp\n", "```");

    private static string Between(string text, string begin, string end)
    {
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(from >= 0, $"'{begin}' is missing.");
        from += begin.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Checkout.Root, path));
}
