using System.Text;
using Lakehouse.Tools.Schemas.Pages.Diagram;
using static Lakehouse.Tools.Schemas.Pages.MarkupText;

namespace Lakehouse.Tools.Schemas.Pages;

/// <summary>The tables of a world and how they refer to each other, as SVG.</summary>
internal static class DiagramWriter
{
    // Colours stand as attributes too, for programs that know no style sheets; only browsers turn them dark.
    private const string Dark = """
        @media (prefers-color-scheme: dark) {
          .er .page { fill: #0f172a } .er .box { fill: #16213a; stroke: #52617a } .er .key { fill: #20304f }
          .er .head { fill: #2f5d94 } .er .name { fill: #e5e9f0 } .er .type, .er .mark { fill: #a3b1c6 }
          .er .wire { stroke: #93a4bd } .er .ring { fill: #0f172a }
        }
        """;

    /// <summary>The diagram as a file of its own.</summary>
    public static string Write(ContractWorld world)
    {
        var text = new StringBuilder();
        text.Add($"<!-- Made from schemas/{world.Name}/ by tools/Schemas; change the contracts and run it. -->\n");
        Write(text, world, inPage: false);
        return text.ToString();
    }

    /// <summary>The diagram inside a page, whose style sheet colours it and to whose tables it links.</summary>
    public static void WriteInPage(StringBuilder text, ContractWorld world) => Write(text, world, inPage: true);

    private static void Write(StringBuilder text, ContractWorld world, bool inPage)
    {
        var layout = new DiagramLayout(world);
        text.Add($"""
            <svg class="er" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.Width} {layout.Height}"
            width="{layout.Width}" height="{layout.Height}" role="{(inPage ? "group" : "img")}" aria-labelledby="er-title er-text"
            font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="12">
            <title id="er-title">{Facts.Title(world)}: tables and their relationships</title>
            <desc id="er-text">{Text(Describe(world))}</desc>

            """);
        if (!inPage)
        {
            text.Append("<style>\n").Append(Dark).Append("\n</style>\n");
        }

        text.Append("<rect class=\"page\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        foreach (var wire in layout.Wires)
        {
            WriteWire(text, wire);
        }

        foreach (var box in layout.Boxes)
        {
            WriteBox(text, box, inPage);
        }

        text.Append("</svg>\n");
    }

    private static string Describe(ContractWorld world)
    {
        var links = Facts.Links(world).Select(l => $" {Describe(l)}.");
        return $"Tables: {string.Join(", ", world.Tables.Select(t => t.Name))}.{string.Concat(links)}";
    }

    private static string Describe(Link link) =>
        $"{link.From.Name} ({string.Join(", ", link.Reference.Columns)}) refers to {link.Reference.Table}, {link.Counts}";

    private static void WriteBox(StringBuilder text, Box box, bool inPage)
    {
        var table = box.Table;
        text.Append(inPage ? $"<a href=\"#{Text(table.Name)}\">" : "<g>");
        text.Add($"""
            <title>{Text(table.Name)}: {Text(table.Description)}</title>
            <rect class="box" x="{box.X}" y="{box.Y}" width="{box.Width}" height="{box.Height}" rx="6" fill="#ffffff" stroke="#8a97a8"/>
            <path class="head" fill="#1f4e86"
            d="M{box.X} {box.Y + Box.HeadHeight}v-{Box.HeadHeight - 6}q0 -6 6 -6h{box.Width - 12}q6 0 6 6v{Box.HeadHeight - 6}z"/>
            <text class="title" x="{box.X + 10}" y="{box.Y + 20}" font-size="13" font-weight="bold"
            fill="#ffffff">{Text(table.Name)}</text>

            """);
        foreach (var column in table.Properties)
        {
            WriteColumn(text, box, column);
        }

        text.Append(inPage ? "</a>\n" : "</g>\n");
    }

    private static void WriteColumn(StringBuilder text, Box box, ContractColumn column)
    {
        var y = box.RowY(column.Name);
        var refers = box.Table.References.Any(r => r.Columns.Contains(column.Name));
        var mark = (column.PrimaryKey, refers) switch
        {
            (true, true) => "PK FK",
            (true, false) => "PK",
            (false, true) => "FK",
            _ => "",
        };
        if (mark.Length > 0)
        {
            text.Add($"<rect class=\"key\" x=\"{box.X + 1}\" y=\"{y - (Box.RowHeight / 2)}\" width=\"{box.Width - 2}\" ");
            text.Add($"height=\"{Box.RowHeight}\" fill=\"#e9f0f9\"/>");
            text.Add($"<text class=\"mark\" x=\"{box.X + 6}\" y=\"{y + 3}\" font-size=\"9\" fill=\"#55606f\">{mark}</text>");
        }

        var weight = mark.Length > 0 ? " font-weight=\"bold\"" : "";
        text.Add($"<text class=\"name\" x=\"{box.X + Box.MarkWidth + 4}\" y=\"{y + 4}\"{weight} ");
        text.Add($"fill=\"#1f2733\">{Text(column.Name)}</text>");
        text.Add($"<text class=\"type\" x=\"{box.Right - 8}\" y=\"{y + 4}\" font-size=\"11\" text-anchor=\"end\" ");
        text.Add($"fill=\"#55606f\">{Text(column.PhysicalType)}{(column.Required ? "" : "?")}</text>\n");
    }

    private static void WriteWire(StringBuilder text, Wire wire)
    {
        var link = wire.Link;
        var path = new StringBuilder();
        var corners = wire.Corners;
        path.Add($"M{corners[0].X} {corners[0].Y}");
        foreach (var (x, y) in corners.Skip(1))
        {
            path.Add($"L{x} {y}");
        }

        var tip = corners[0];
        var end = corners[^1];
        var toRight = end.X > corners[^2].X ? -1 : 1;
        text.Append("<g class=\"wire\" fill=\"none\" stroke=\"#5b6b80\" stroke-width=\"1.4\" stroke-linejoin=\"round\">");
        text.Add($"<title>{Text(Describe(link))}</title>");
        text.Add($"<path class=\"line\" d=\"{path}\"/>");

        // The end of those who refer: none or more, or none or one.
        text.Append(link.Single ? Bar(tip.X - 6, tip.Y) : Inv($"<path d=\"M{tip.X - 11} {tip.Y}l11 -5M{tip.X - 11} {tip.Y}l11 5\"/>"));
        text.Append(Ring(tip.X - 15, tip.Y));

        // The end referred to: one, or none or one.
        text.Append(Bar(end.X + (6 * toRight), end.Y));
        text.Append(link.Optional ? Ring(end.X + (13 * toRight), end.Y) : "");
        text.Append("</g>\n");

        static string Bar(int x, int y) => Inv($"<path d=\"M{x} {y - 4}v8\"/>");
        static string Ring(int x, int y) => Inv($"<circle class=\"ring\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\" fill=\"#ffffff\"/>");
        static string Inv(FormattableString markup) => FormattableString.Invariant(markup);
    }

}
