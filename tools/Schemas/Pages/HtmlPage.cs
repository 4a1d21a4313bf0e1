using System.Text;
using static Lakehouse.Tools.Schemas.Pages.MarkupText;

namespace Lakehouse.Tools.Schemas.Pages;

/// <summary>The data dictionary of a world as one page that needs nothing else: it opens from a disk, without a network.</summary>
internal static class HtmlPage
{
    public static string Write(ContractWorld world)
    {
        var text = new StringBuilder();
        var title = Facts.Title(world);
        var about = $"{Facts.Count(world.Tables.Count(), "table")}, {Facts.Count(world.Tables.Sum(t => t.Properties.Count), "column")}, "
            + $"{Facts.Count(world.Tables.Sum(t => t.AllQuality.Count()), "quality rule")}";
        text.Add($"""
            <!DOCTYPE html>
            <!-- Made from schemas/{world.Name}/ by tools/Schemas; change the contracts and run it. -->
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}: data dictionary</title>
            <link rel="icon" href="data:,">
            <style>
            {Resource("dictionary.css")}</style>
            </head>
            <body>
            <a class="skip" href="#main">To the tables</a>
            <header class="top">
            <div><h1>{title}</h1><p>Data dictionary · {about}</p></div>
            <form role="search" class="search">
            <label for="q">Search <kbd>/</kbd></label>
            <input id="q" type="search" autocomplete="off" spellcheck="false" placeholder="column, type, meaning, rule …">
            <output id="found" for="q" aria-live="polite"></output>
            </form>
            <button type="button" id="theme" aria-label="Colours: as the system">◐</button>
            </header>
            <div class="frame">
            <nav aria-label="Tables">
            <ul>
            <li><a href="#diagram">Diagram</a></li>

            """);
        foreach (var table in world.Tables)
        {
            text.Add($"<li data-table=\"{Text(table.Name)}\"><a href=\"#{Text(table.Name)}\">{Breakable(table.Name)}</a>");
            text.Add($"<span class=\"count\">{table.Properties.Count}</span></li>\n");
        }

        text.Append("</ul>\n<fieldset class=\"classes\">\n<legend>Class</legend>\n");
        foreach (var name in ContractCheck.Classifications)
        {
            text.Add($"<label title=\"{Facts.PiiOf(name)}\"><input type=\"checkbox\" value=\"{name}\" checked>");
            text.Add($"<span class=\"class {name}\">{name}</span></label>\n");
        }

        text.Append("""
            </fieldset>
            </nav>
            <main id="main" tabindex="-1">
            <section id="diagram" aria-labelledby="diagram-title">
            <div class="line">
            <h2 id="diagram-title">Diagram</h2>
            <button type="button" id="size" aria-pressed="false">Actual size</button>
            </div>
            <p>PK is the primary key, FK refers to another table, ? may be null.
            A foot with toes stands at the many, a bar at the one, a ring where there may be none.</p>
            <div class="diagram" tabindex="0" role="region" aria-label="Diagram, scrollable">

            """);
        DiagramWriter.WriteInPage(text, world);
        text.Append("</div>\n</section>\n");
        text.Append("<p id=\"nothing\" hidden>No column and no rule has all of these words. Esc clears the search.</p>\n");
        foreach (var contract in world.Contracts)
        {
            WriteTable(text, world, contract);
        }

        text.Add($"</main>\n</div>\n<script>\n{Resource("dictionary.js")}</script>\n</body>\n</html>\n");
        return text.ToString();
    }

    private static void WriteTable(StringBuilder text, ContractWorld world, Contract contract)
    {
        var table = contract.Schema[0];
        var name = Text(table.Name);
        text.Add($"""
            <section class="table" id="{name}" aria-labelledby="{name}-title">
            <h2 id="{name}-title">{Breakable(table.Name)}</h2>
            <p class="lead">{Text(table.Description)}</p>
            <dl>
            <dt>Row</dt><dd>{Text(table.DataGranularityDescription)}</dd>
            <dt>Key</dt><dd>{string.Join(", ", table.KeyColumns.Select(c => ColumnLink(table.Name, c)))}</dd>

            """);
        foreach (var link in Facts.Links(table))
        {
            text.Add($"<dt>Refers to</dt><dd>{Ends(table.Name, link.Reference.Columns)} → ");
            text.Add($"{Ends(link.Reference.Table, link.Reference.TargetColumns, withTable: true)} ({link.Counts})</dd>\n");
        }

        foreach (var link in Facts.Links(world).Where(l => l.Reference.Table == table.Name))
        {
            text.Add($"<dt>Referred to by</dt><dd>{Ends(link.From.Name, link.Reference.Columns, withTable: true)} ");
            text.Add($"({link.Counts})</dd>\n");
        }

        text.Add($"""
            <dt>Purpose</dt><dd>{Text(contract.Description.Purpose)}</dd>
            <dt>Use</dt><dd>{Text(contract.Description.Usage)}</dd>
            <dt>Limits</dt><dd>{Text(contract.Description.Limitations)}</dd>
            <dt>Contract</dt><dd><code>{Text(contract.Place.Path)}</code>, version {Text(contract.Version)}</dd>
            </dl>
            <div class="wide" tabindex="0" role="region" aria-label="Columns of {name}, scrollable">
            <table>
            <thead><tr><th scope="col">Column</th><th scope="col">Class</th>
            <th scope="col">Meaning, and how it comes about</th><th scope="col">Examples</th></tr></thead>
            <tbody>

            """);
        foreach (var column in table.Properties)
        {
            WriteColumn(text, table, column);
        }

        text.Append("</tbody>\n</table>\n</div>\n");
        var rules = table.AllQuality.ToList();
        if (rules.Count > 0)
        {
            text.Add($"<details class=\"rules\"><summary>{Facts.Count(rules.Count, "quality rule")}</summary>\n<ul>\n");
            foreach (var rule in rules)
            {
                text.Add($"<li class=\"rule\"><strong>{Text(rule.Name)}</strong> ");
                text.Add($"<span class=\"note\">{Text(rule.Dimension)}, {Text(rule.Severity)}</span> {Text(rule.Description)} ");
                text.Add($"<code>{Text(rule.Query)}</code> must be {rule.MustBe}.</li>\n");
            }

            text.Append("</ul>\n</details>\n");
        }

        text.Append("</section>\n");
    }

    private static void WriteColumn(StringBuilder text, ContractTable table, ContractColumn column)
    {
        var id = Text($"{table.Name}.{column.Name}");
        text.Add($"<tr id=\"{id}\" data-class=\"{column.Classification}\"><th scope=\"row\">");
        text.Add($"<a class=\"column\" href=\"#{id}\">{Breakable(column.Name)}</a>");
        text.Add($"<span class=\"type\">{column.PhysicalType}{(column.Required ? "" : ", may be null")}</span>");
        if (column.PrimaryKey)
        {
            text.Append("<span class=\"mark\">key</span>");
        }

        foreach (var to in column.Relationships.Select(r => r.To))
        {
            text.Add($"<span class=\"mark\">→ <a href=\"#{Text(to)}\">{Breakable(ContractTable.TableOf(to))}</a></span>");
        }

        if (SchemaWriter.Has(column, "asOfEnd"))
        {
            text.Append("<span class=\"mark\" title=\"A longer window may change the value.\">as of the end</span>");
        }

        text.Add($"</th><td><span class=\"class {column.Classification}\" title=\"{Facts.PiiOf(column.Classification)}\">");
        text.Add($"{column.Classification}</span></td>");
        text.Add($"<td><p>{Text(column.Description)}</p><p class=\"how\">{Text(column.TransformDescription)}");
        if (column.TransformLogic is { } logic)
        {
            text.Add($" <code>{Text(logic)}</code>");
        }

        text.Append("</p>");
        if (column.TransformSourceObjects.Count > 0)
        {
            var sources = column.TransformSourceObjects.Select(s =>
                ColumnLink(ContractTable.TableOf(s), ContractTable.ColumnOf(s), ContractTable.TableOf(s) != table.Name));
            text.Add($"<p class=\"how\">From {string.Join(", ", sources)}</p>");
        }

        var examples = column.Examples.Select(e => $"<code>{Text(e)}</code>");
        text.Add($"</td><td>{string.Join(' ', examples)}</td></tr>\n");
    }

    private static string Ends(string table, IReadOnlyList<string> columns, bool withTable = false) =>
        string.Join(", ", columns.Select(c => ColumnLink(table, c, withTable)));

    private static string ColumnLink(string table, string column, bool withTable = false) =>
        $"<a href=\"#{Text($"{table}.{column}")}\">{Breakable(withTable ? $"{table}.{column}" : column)}</a>";

    /// <summary>A name that may go on in the next line after an underscore or a dot.</summary>
    private static string Breakable(string name) => Text(name)
        .Replace("_", "_<wbr>", StringComparison.Ordinal)
        .Replace(".", ".<wbr>", StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program has no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
