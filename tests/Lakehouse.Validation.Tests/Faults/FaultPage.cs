using System.Text.RegularExpressions;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests.Faults;

/// <summary>The SQL of docs/faults.md.</summary>
internal static partial class FaultPage
{
    private const string ShownTable = "bronze_financial_txn";
    private const string ShownKey = "txn_id";

    private static readonly string s_text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "faults.md"));

    public static string Grading => Block("Grade a cleaning step");

    public static string Undoing => Block("Undo the faults");

    /// <summary>What the page says to do for another table: its name, key and columns put in.</summary>
    public static string UndoingOf(TableSchema table)
    {
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\": \"{TypeOf(c.Type)}\""));
        return Columns().Replace(Undoing, "{" + columns + "}")
            .Replace(ShownTable, table.Name, StringComparison.Ordinal)
            .Replace($"t.{ShownKey}", $"t.{table.Key.Single()}", StringComparison.Ordinal);
    }

    /// <summary>The rules that the page says notice a kind.</summary>
    public static IEnumerable<string> RulesFor(string kind)
    {
        var line = s_text.Split('\n').Single(l => l.StartsWith($"| `{kind}` |", StringComparison.Ordinal));
        return Code().Matches(line.Split('|')[^2]).Select(m => m.Groups[1].Value);
    }

    private static string Block(string title) =>
        Regex.Match(s_text, $"## {title}\n.*?```sql\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string TypeOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => "VARCHAR",
        ColumnKind.Timestamp => "TIMESTAMPTZ",
        ColumnKind.Long => "BIGINT",
        _ => type.ToString().ToUpperInvariant(),
    };

    [GeneratedRegex(@"\{.*?\}", RegexOptions.Singleline)]
    private static partial Regex Columns();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Code();
}
