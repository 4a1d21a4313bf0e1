using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lakehouse.Tools.Schemas;
using Lakehouse.Tools.Schemas.Pages;
using Xunit;

namespace Lakehouse.Tools.Tests;

/// <summary>The diagram as its reader finds it in the SVG: what overlaps, what is cut off, what is missing.</summary>
public sealed partial class DiagramTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<int, int> Worlds
    {
        get
        {
            var worlds = new TheoryData<int, int>();
            foreach (var tables in new[] { 1, 2, 3, 7, 20, 40 })
            {
                for (var seed = 0; seed < 4; seed++)
                {
                    worlds.Add(tables, seed);
                }
            }

            return worlds;
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Tables_do_not_overlap_and_lines_go_around_them(int tables, int seed)
    {
        var world = MadeUpWorld.Read(MadeUpWorld.Texts(tables, seed));
        var (page, boxes, lines) = Read(world);

        Assert.Equal(tables, boxes.Count);
        Assert.Equal(world.Tables.Sum(t => t.References.Count()), lines.Count);
        foreach (var (i, box) in boxes.Index())
        {
            Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= page.Right && box.Bottom <= page.Bottom, $"{box} is not on {page}.");
            Assert.All(boxes.Skip(i + 1), other => Assert.False(box.Meets(other), $"{box} meets {other}."));
        }

        foreach (var segment in lines.SelectMany(line => line.Zip(line.Skip(1), (a, b) => Area.Between(a, b))))
        {
            Assert.True(segment.Width == 0 || segment.Height == 0, $"{segment} is oblique.");
            Assert.True(
                segment.X > 0 && segment.Y > 0 && segment.Right < page.Right && segment.Bottom < page.Bottom,
                $"{segment} is not on {page}.");
            Assert.All(boxes, box => Assert.False(box.Meets(segment), $"{segment} crosses {box}."));
        }
    }

    [Fact]
    public void Every_line_goes_from_the_column_that_refers_to_the_key()
    {
        var world = MadeUpWorld.Read(MadeUpWorld.Texts(20, 3));
        var (_, _, lines) = Read(world);
        var document = XDocument.Parse(DiagramWriter.Write(world));
        var at = Boxes(document).Zip(document.Descendants(s_svg + "text").Where(t => Class(t) == "title").Select(t => t.Value))
            .ToDictionary(p => p.Second, p => p.First);
        var links = world.Tables.SelectMany(t => t.References.Select(r => (t.Name, r.Table))).ToList();

        foreach (var (line, (from, to)) in lines.Zip(links))
        {
            Assert.Equal(at[from].X, line[0].X);
            Assert.InRange(line[0].Y, at[from].Y, at[from].Bottom);
            Assert.True(line[^1].X == at[to].X || line[^1].X == at[to].Right);
            Assert.InRange(line[^1].Y, at[to].Y, at[to].Bottom);
        }
    }

    [Fact]
    public void The_casino_shows_every_table_column_and_type()
    {
        var diagram = XDocument.Parse(Repository.Read("docs/dictionary/casino.svg"));
        var texts = diagram.Descendants(s_svg + "text").Select(t => t.Value).ToHashSet();

        foreach (var table in Repository.World("casino").Tables)
        {
            Assert.Contains(table.Name, texts);
            Assert.All(table.Properties, c => Assert.Contains(c.Name, texts));
            Assert.All(table.Properties, c => Assert.Contains(c.PhysicalType + (c.Required ? "" : "?"), texts));
        }
    }

    private static (Area Page, List<Area> Boxes, List<List<(int X, int Y)>> Lines) Read(ContractWorld world)
    {
        var document = XDocument.Parse(DiagramWriter.Write(world));
        var view = document.Root!.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        var lines = document.Descendants(s_svg + "path").Where(p => Class(p) == "line")
            .Select(p => Corner().Matches(p.Attribute("d")!.Value)
                .Select(m => (Number(m.Groups[1].Value), Number(m.Groups[2].Value))).ToList())
            .ToList();
        return (new Area(view[0], view[1], view[2], view[3]), Boxes(document), lines);
    }

    private static List<Area> Boxes(XDocument document) =>
    [
        .. document.Descendants(s_svg + "rect").Where(r => Class(r) == "box")
            .Select(r => new Area(Number(r, "x"), Number(r, "y"), Number(r, "width"), Number(r, "height"))),
    ];

    private static string? Class(XElement element) => element.Attribute("class")?.Value;

    private static int Number(XElement element, string name) => Number(element.Attribute(name)!.Value);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Area(int X, int Y, int Width, int Height)
    {
        public int Right => X + Width;

        public int Bottom => Y + Height;

        public static Area Between((int X, int Y) a, (int X, int Y) b) =>
            new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));

        /// <summary>Whether they share more than an edge.</summary>
        public bool Meets(Area other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
    }

    [GeneratedRegex("[ML](-?[0-9]+) (-?[0-9]+)")]
    private static partial Regex Corner();
}
