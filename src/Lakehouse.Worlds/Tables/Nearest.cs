namespace Lakehouse.Worlds.Tables;

/// <summary>Finds the valid name that a mistyped one was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>", did you mean 'x'?" where a candidate is near enough, else nothing.</summary>
    public static string Hint(string given, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(c => (Name: c, Distance: IsBeginningOf(given, c) ? 1 : Distance(given, c)))
            .Where(c => c.Distance <= Math.Max(2, c.Name.Length / 3))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is null ? "" : $" (did you mean '{best.Name}'?)";
    }

    // A name cut short is farther in letters than it is in meaning; a plural is too.
    private static bool IsBeginningOf(string given, string candidate)
    {
        var stem = given.TrimEnd('s');
        return stem.Length >= 4 && candidate.StartsWith(stem, StringComparison.OrdinalIgnoreCase);
    }

    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
