using System.Text;

namespace Lakehouse.Tools.Schemas.Pages;

/// <summary>The data dictionary of a world as Markdown; every table and column can be linked to by its name.</summary>
internal static class MarkdownPage
{
    public static string Write(ContractWorld world)
    {
        var text = new StringBuilder();
        var title = Facts.Title(world);
        Line(text, $"<!-- Made from schemas/{world.Name}/ by tools/Schemas; change the contracts and run it. -->");
        Line(text, $"# {title}: data dictionary");
        Line(text);
        Line(text, $"{Facts.Count(world.Tables.Count(), "table")}, {Facts.Count(world.Tables.Sum(t => t.Properties.Count), "column")}. "
            + $"The same with search: [{world.Name}.html]({world.Name}.html) (download it and open it in a browser).");
        Line(text);
        Line(text, $"![Tables of the {world.Name} and how they refer to each other]({world.Name}.svg)");
        Line(text);
        Line(text, "| table | a row | columns | refers to |");
        Line(text, "|---|---|---:|---|");
        foreach (var table in world.Tables)
        {
            var targets = table.References.Select(r => $"[{r.Table}](#{r.Table})").Distinct();
            Line(text, $"| [{table.Name}](#{table.Name}) | {Cell(table.DataGranularityDescription)} | "
                + $"{table.Properties.Count} | {string.Join(", ", targets)} |");
        }

        foreach (var contract in world.Contracts)
        {
            WriteTable(text, world, contract);
        }

        return text.ToString();
    }

    private static void WriteTable(StringBuilder text, ContractWorld world, Contract contract)
    {
        var table = contract.Schema[0];
        Line(text);
        Line(text, $"## <a id=\"{table.Name}\"></a>{table.Name}");
        Line(text);
        Line(text, Escape(table.Description));
        Line(text);
        Line(text, $"- **Row**: {Escape(table.DataGranularityDescription)}");
        Line(text, $"- **Key**: {string.Join(", ", table.KeyColumns.Select(c => ColumnLink(table.Name, c)))}");
        foreach (var link in Facts.Links(table))
        {
            Line(text, $"- **Refers to** {Ends(table.Name, link.Reference.Columns)} → "
                + $"{Ends(link.Reference.Table, link.Reference.TargetColumns)} ({link.Counts})");
        }

        foreach (var link in Facts.Links(world).Where(l => l.Reference.Table == table.Name))
        {
            Line(text, $"- **Referred to by** {Ends(link.From.Name, link.Reference.Columns)} ({link.Counts})");
        }

        Line(text, $"- **Purpose**: {Escape(contract.Description.Purpose)}");
        Line(text, $"- **Use**: {Escape(contract.Description.Usage)}");
        Line(text, $"- **Limits**: {Escape(contract.Description.Limitations)}");
        Line(text, $"- **Contract**: [schemas/{world.Name}/{table.Name}.yaml](../../schemas/{world.Name}/{table.Name}.yaml), "
            + $"version {contract.Version}");
        Line(text);
        Line(text, "| column | type | null | class | meaning | how it comes about | examples |");
        Line(text, "|---|---|---|---|---|---|---|");
        foreach (var column in table.Properties)
        {
            WriteColumn(text, table, column);
        }

        var rules = table.AllQuality.ToList();
        if (rules.Count > 0)
        {
            Line(text);
            Line(text, "Quality rules; each is a query that `lakehouse sql` runs, and says what it must answer:");
            Line(text);
            foreach (var rule in rules)
            {
                Line(text, $"- **{rule.Name}** ({rule.Dimension}, {rule.Severity}): {Escape(rule.Description)} "
                    + $"`{rule.Query}` must be {rule.MustBe}.");
            }
        }
    }

    private static void WriteColumn(StringBuilder text, ContractTable table, ContractColumn column)
    {
        var marks = new List<string>();
        if (column.PrimaryKey)
        {
            marks.Add("key");
        }

        marks.AddRange(column.Relationships.Select(r =>
            $"→ {ColumnLink(ContractTable.TableOf(r.To), ContractTable.ColumnOf(r.To), withTable: true)}"));
        if (SchemaWriter.Has(column, "asOfEnd"))
        {
            marks.Add("as of the end of the window");
        }

        var rule = Cell(column.TransformDescription);
        if (column.TransformLogic is { } logic)
        {
            rule += $" `{logic.Replace("|", "\\|", StringComparison.Ordinal)}`";
        }

        if (column.TransformSourceObjects.Count > 0)
        {
            var sources = column.TransformSourceObjects.Select(s =>
                ColumnLink(ContractTable.TableOf(s), ContractTable.ColumnOf(s), ContractTable.TableOf(s) != table.Name));
            rule += $" From {string.Join(", ", sources)}.";
        }

        Line(text, $"| <a id=\"{table.Name}.{column.Name}\"></a>`{column.Name}`"
            + (marks.Count > 0 ? $"<br>{string.Join("<br>", marks)}" : "")
            + $" | {column.PhysicalType} | {(column.Required ? "no" : "yes")} | {column.Classification} | {Cell(column.Description)} | "
            + $"{rule} | {string.Join(", ", column.Examples.Select(e => $"`{e.Replace("|", "\\|", StringComparison.Ordinal)}`"))} |");
    }

    private static string Ends(string table, IReadOnlyList<string> columns) =>
        string.Join(", ", columns.Select(c => ColumnLink(table, c, withTable: true)));

    private static string ColumnLink(string table, string column, bool withTable = false) =>
        $"[{(withTable ? table + "." : "")}{column}](#{table}.{column})";

    private static string Cell(string text) => Escape(text).Replace("|", "\\|", StringComparison.Ordinal);

    // What Markdown would take for emphasis, code or a tag; names with an underscore inside a word are safe.
    private static string Escape(string text) => text
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
