using System.Globalization;
using System.Text.RegularExpressions;

namespace Lakehouse.Tools.Schemas;

/// <summary>Tells in which columns and lines a checked-in file and what follows from its contracts differ.</summary>
public static partial class Drift
{
    private static readonly string[] s_parts = ["type", "nullable", "comment", "traits", "rule"];

    /// <summary>One sentence for every difference; none when the texts are equal.</summary>
    public static IReadOnlyList<string> Between(string source, string filePath, string expected, string actual)
    {
        if (expected == actual)
        {
            return [];
        }

        if (actual.Length == 0)
        {
            return [$"{filePath}: expected what follows from {source}, found no file."];
        }

        var differences = new List<string>();
        var wanted = Columns(expected);
        var found = Columns(actual);
        foreach (var (name, line) in wanted)
        {
            if (!found.TryGetValue(name, out var other))
            {
                differences.Add($"{filePath}, column {name}: expected {line.Text} from {source}, found none.");
            }
            else if (other.Text != line.Text)
            {
                differences.AddRange(Parts(line, other)
                    .Select(p => string.Create(
                        CultureInfo.InvariantCulture,
                        $"{filePath}, line {other.Number}, column {name}: {p.Part}: "
                            + $"expected {p.Expected} from {source}, found {p.Found}.")));
            }
        }

        differences.AddRange(found
            .Where(f => !wanted.ContainsKey(f.Key))
            .Select(f => string.Create(
                CultureInfo.InvariantCulture,
                $"{filePath}, line {f.Value.Number}, column {f.Key}: expected none from {source}, found {f.Value.Text}.")));
        return differences.Count > 0 ? differences : [FirstLine(source, filePath, expected, actual)];
    }

    private static string FirstLine(string source, string filePath, string expected, string actual)
    {
        var wanted = expected.Split('\n');
        var found = actual.Split('\n');
        var i = 0;
        while (i < wanted.Length && i < found.Length && wanted[i] == found[i])
        {
            i++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{filePath}, line {i + 1}: expected {Line(wanted)} from {source}, found {Line(found)}.");

        string Line(string[] lines) => i < lines.Length ? $"'{lines[i].Trim()}'" : "the end of the file";
    }

    /// <summary>The parts of a column that differ; the whole line where somebody changed its form.</summary>
    private static IEnumerable<(string Part, string Expected, string Found)> Parts(ColumnText wanted, ColumnText found)
    {
        if (!found.Match.Success)
        {
            return [("declaration", wanted.Text, found.Text)];
        }

        return s_parts
            .Select(p => (Part: p, Expected: Part(wanted, p), Found: Part(found, p)))
            .Where(p => p.Expected != p.Found);

        static string Part(ColumnText column, string part) =>
            column.Match.Groups[part].Value.Trim().TrimEnd(',') is { Length: > 0 } text ? text : "none";
    }

    private static Dictionary<string, ColumnText> Columns(string text)
    {
        var columns = new Dictionary<string, ColumnText>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var begin = ColumnBegin().Match(line);
            if (begin.Success)
            {
                columns[begin.Groups["name"].Value] = new ColumnText(number, line.Trim().TrimEnd(','), ColumnLine().Match(line));
            }
        }

        return columns;
    }

    private sealed record ColumnText(int Number, string Text, Match Match);

    [GeneratedRegex("""^\s*new Column\("(?<name>[a-z0-9_]+)",""")]
    private static partial Regex ColumnBegin();

    [GeneratedRegex("""
        ^\s*new\ Column\("[a-z0-9_]+",\ (?<type>ColumnType\.\w+(\([0-9,\ ]+\))?),\ Nullable:\ (?<nullable>true|false),
        \ (?<comment>"([^"\\]|\\.)*")\)\ \{\ (?<traits>(\w+\ =\ true,\ )*)Rule\ =\ (?<rule>"([^"\\]|\\.)*")\ \},$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ColumnLine();
}
