using System.Globalization;
using System.Text.RegularExpressions;

namespace Lakehouse.Tools.Schemas;

/// <summary>Tells in which columns a checked-in schema file and its contract differ.</summary>
public static partial class Drift
{
    /// <summary>One sentence for every difference; none when the texts are equal.</summary>
    public static IReadOnlyList<string> Between(string contractPath, string filePath, string expected, string actual)
    {
        if (expected == actual)
        {
            return [];
        }

        var differences = new List<string>();
        var wanted = Columns(expected);
        var found = Columns(actual);
        foreach (var (name, line) in wanted)
        {
            if (!found.TryGetValue(name, out var other))
            {
                differences.Add($"column {name}: {contractPath} says {line}, and {filePath} lacks it.");
            }
            else if (other != line)
            {
                differences.Add($"column {name}: {contractPath} says {line}, and {filePath} says {other}.");
            }
        }

        differences.AddRange(found
            .Where(f => !wanted.ContainsKey(f.Key))
            .Select(f => $"column {f.Key}: {filePath} says {f.Value}, and {contractPath} lacks it."));
        if (differences.Count == 0)
        {
            differences.Add(FirstLine(contractPath, filePath, expected, actual));
        }

        return differences;
    }

    private static string FirstLine(string contractPath, string filePath, string expected, string actual)
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
            $"line {i + 1}: from {contractPath} follows '{Line(wanted)}', and {filePath} says '{Line(found)}'.");

        string Line(string[] lines) => i < lines.Length ? lines[i].Trim() : "(end of file)";
    }

    private static Dictionary<string, string> Columns(string text)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var match = ColumnLine().Match(line);
            if (match.Success)
            {
                columns[match.Groups["name"].Value] = line.Trim().TrimEnd(',');
            }
        }

        return columns;
    }

    [GeneratedRegex("""^\s*new Column\("(?<name>[a-z0-9_]+)",""")]
    private static partial Regex ColumnLine();
}
