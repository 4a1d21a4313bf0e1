using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Names of files that are not finished. They start with a dot and end in .tmp, so that no reader of logs or data
/// takes them for more, and hold the final name, so that it can be told whose they were. Libraries put an ending of their own
/// behind the names of what they keep beside a file.
/// </summary>
internal static partial class TemporaryName
{
    internal static string For(string finalKey)
    {
        int slash = finalKey.LastIndexOf('/') + 1;
        long number = Interlocked.Increment(ref s_number);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{finalKey[..slash]}.{finalKey[slash..]}.{Environment.ProcessId}-{number}.tmp");
    }

    internal static bool TryParse(string key, [NotNullWhen(true)] out string? finalKey)
    {
        int slash = key.LastIndexOf('/') + 1;
        Match match = Pattern().Match(key[slash..]);
        finalKey = match.Success ? key[..slash] + match.Groups["name"].Value : null;
        return match.Success;
    }

    private static long s_number;

    [GeneratedRegex(@"\A\.(?<name>.+)\.[0-9]+-[0-9]+\.tmp(\.[a-z]+)?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
