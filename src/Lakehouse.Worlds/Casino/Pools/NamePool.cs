using System.Text;

namespace Lakehouse.Worlds.Casino.Pools;

/// <summary>The casino's pools of invented names, made once by tools/NamePools and kept in the project.</summary>
internal static class NamePool
{
    private static readonly Lazy<string[]> s_firstNames = Pool("first_names");
    private static readonly Lazy<string[]> s_lastNames = Pool("last_names");
    private static readonly Lazy<string[]> s_streetNames = Pool("street_names");
    private static readonly Lazy<string[]> s_cities = Pool("cities");
    private static readonly Lazy<string[]> s_themeWords = Pool("theme_words");

    public static string[] FirstNames => s_firstNames.Value;

    public static string[] LastNames => s_lastNames.Value;

    public static string[] StreetNames => s_streetNames.Value;

    public static string[] Cities => s_cities.Value;

    public static string[] ThemeWords => s_themeWords.Value;

    private static Lazy<string[]> Pool(string name) => new(() =>
    {
        var resource = "Casino/Pools/" + name + ".txt";
        using var stream = typeof(NamePool).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });
}
