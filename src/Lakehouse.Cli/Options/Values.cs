using System.Globalization;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Options;

/// <summary>Reads the values of options and says in a sentence what is wrong with one.</summary>
internal static class Values
{
    public static long Whole(string text, string option, long least, long most)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
        {
            return value;
        }

        throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"{option} takes a whole number from {least} to {most}, and '{text}' was given."));
    }

    public static ulong Seed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--seed takes a whole number from 0 to {ulong.MaxValue}, and '{text}' was given."));

    public static DateOnly Date(string text, string option, string alsoValid = "") =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InputException($"{option} takes a date such as 2026-01-01{alsoValid}, and '{text}' was given.");

    public static T Choice<T>(string text, string option, params (string Name, T Value)[] choices)
    {
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        var names = choices.Select(c => c.Name).ToList();
        throw new InputException($"{option} is one of {string.Join(", ", names)}, and '{text}' was given{Nearest.Hint(text, names)}.");
    }
}
