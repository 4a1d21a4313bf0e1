using System.Text.Json;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Output;

/// <summary>One row as a table with a line a column, with or without where each value came from.</summary>
internal static class RowText
{
    private const int FromWidth = 110;

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

    // Cells of the row itself go by their column alone; of a list too long for a line the first are shown.
    private static string From(IReadOnlyList<CellReference> parents, string table, string key)
    {
        if (parents.Count == 0)
        {
            return "-";
        }

        var shown = Name(parents[0]);
        for (var i = 1; i < parents.Count; i++)
        {
            var longer = $"{shown}, {Name(parents[i])}";
            if (longer.Length > FromWidth)
            {
                return $"{shown} and {Amounts.Count(parents.Count - i)} more";
            }

            shown = longer;
        }

        return shown;

        string Name(CellReference parent) => parent.Table == table && parent.Key == key ? parent.Column : parent.ToString();
    }
}
