using System.Globalization;

namespace Lakehouse.Tools.NamePools;

/// <summary>A pool file: its name, how many values it holds, and where they come from.</summary>
/// <param name="File">The file below the world's pool folder.</param>
/// <param name="Size">How many values the file holds.</param>
/// <param name="Draw">Gives the next candidate; null for a pool that people keep by hand and the tool only checks.</param>
public sealed record Pool(string File, int Size, Func<string>? Draw)
{
    private const int MaxLength = 24;

    /// <summary>The values that Bogus gives, sorted, one a line.</summary>
    public string Make()
    {
        var draw = Draw ?? throw new InvalidOperationException($"{File} is kept by hand.");
        var values = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; values.Count < Size; i++)
        {
            if (i > 1_000 * Size)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{File} asks for {Size} values and Bogus has {values.Count}; ask for fewer or add a locale."));
            }

            var candidate = draw();
            if (Fits(candidate))
            {
                values.Add(candidate);
            }
        }

        return string.Concat(values.Select(v => v + "\n"));
    }

    /// <summary>What is wrong with the text of a pool file, in sentences; nothing when it can be used.</summary>
    public IEnumerable<string> Problems(string text)
    {
        if (!text.EndsWith('\n'))
        {
            yield return $"{File} does not end with a line feed.";
            yield break;
        }

        var values = text[..^1].Split('\n');
        if (values.Length != Size)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{File} has {values.Length} values and must have {Size}.");
        }

        foreach (var value in values.Where(v => !Fits(v)))
        {
            yield return $"{File} has the value '{value}'; a value is a capital and then ASCII letters, blanks, points, "
                + "hyphens or apostrophes.";
        }

        for (var i = 1; i < values.Length; i++)
        {
            if (string.CompareOrdinal(values[i - 1], values[i]) >= 0)
            {
                yield return $"{File} has '{values[i]}' after '{values[i - 1]}'; values are sorted by code and stand once.";
            }
        }
    }

    /// <summary>Values need no quoting in CSV, JSON or SQL patterns, and a first letter that a mask can show.</summary>
    private static bool Fits(string value) =>
        value.Length is >= 2 and <= MaxLength
        && char.IsAsciiLetterUpper(value[0])
        && char.IsAsciiLetter(value[^1])
        && value.All(c => char.IsAsciiLetter(c) || c is ' ' or '\'' or '-' or '.');
}
