using Bogus;

namespace Lakehouse.Tools.NamePools;

/// <summary>The pools of the casino. Each pool and locale has a generator of its own, so that a pool changes no other.</summary>
public static class CasinoPools
{
    public static IEnumerable<Pool> All()
    {
        var first = new Faker("en") { Random = new Randomizer(1) };
        yield return new Pool("first_names.txt", 1_000, () => first.Name.FirstName());
        yield return new Pool("last_names.txt", 1_000, LastNames());
        var streets = new Faker("en") { Random = new Randomizer(3) };
        yield return new Pool("street_names.txt", 800, () => streets.Address.StreetName());
        var cities = new Faker("en") { Random = new Randomizer(4) };
        yield return new Pool("cities.txt", 800, () => cities.Address.City());
        yield return new Pool("theme_words.txt", 160, Draw: null);
    }

    // English has too few family names in Bogus, and the players of a floor come from everywhere.
    private static Func<string> LastNames()
    {
        var fakers = new[] { "en", "en", "en_AU", "en_IND", "en_ZA", "es", "it", "de" }
            .Select((locale, i) => new Faker(locale) { Random = new Randomizer(20 + i) })
            .ToArray();
        var next = 0;
        return () => fakers[next++ % fakers.Length].Name.LastName();
    }
}
