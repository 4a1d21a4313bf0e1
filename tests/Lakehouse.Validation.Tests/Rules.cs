using Lakehouse.Testing;

namespace Lakehouse.Validation.Tests;

/// <summary>The rules of validation/casino and the violations, by the same names, that they must notice.</summary>
internal static class Rules
{
    private static readonly string s_rules = Path.Combine(Checkout.Root, "validation", "casino");
    private static readonly string s_violations =
        Path.Combine(Checkout.Root, "tests", "Lakehouse.Validation.Tests", "violations", "casino");

    public static IEnumerable<string> Names { get; } = NamesIn(s_rules);

    public static IEnumerable<string> ViolatedNames { get; } = NamesIn(s_violations);

    public static TheoryData<string> AsCases => [.. Names];

    public static string Sql(string rule) => File.ReadAllText(Path.Combine(s_rules, rule + ".sql"));

    /// <summary>Statements, each of which breaks a sound world in a way that the rule must notice.</summary>
    public static IEnumerable<string> Violations(string rule) =>
        File.ReadAllText(Path.Combine(s_violations, rule + ".sql"))
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] NamesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.sql").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
}
