using System.Text.Json;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Output;

/// <summary>One row as a table with a line a column, with or without where each value came from.</summary>
internal static class RowText
{
    private const int MostParents = 3;

    public static void Write(TextWriter writer, WorldTable table, long n, bool withLineage)
    {
        using var row = JsonDocument.Parse(RowJson.Of(table, n));
        var text = withLineage ? new TextTable("column", "value", "from", "rule") : new TextTable("column", "value");
        var lineage = withLineage ? table.Lineage(n) : null;
        for (var i = 0; i < table.Schema.Columns.Count; i++)
        {
            var name = table.Schema.Columns[i].Name;
            var value = Text(row.RootElement.GetProperty(name));
            if (lineage is null)
            {
                text.Add(name, value);
            }
            else
            {
                text.Add(name, value, From(lineage[i].From, table.Name, table.KeyOf(n)), lineage[i].Column.Rule);
            }
        }

        text.WriteTo(writer);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "NULL",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    // Cells of the row itself go by their column alone; of a long list the first are shown.
    private static string From(IReadOnlyList<CellReference> parents, string table, string key)
    {
        var shown = new List<string>();
        for (var i = 0; i < Math.Min(parents.Count, MostParents); i++)
        {
            var parent = parents[i];
            shown.Add(parent.Table == table && parent.Key == key ? parent.Column : parent.ToString());
        }

        if (parents.Count > MostParents)
        {
            shown.Add($"{Amounts.Count(parents.Count - MostParents)} more");
        }

        return shown.Count == 0 ? "-" : string.Join(", ", shown);
    }
}
