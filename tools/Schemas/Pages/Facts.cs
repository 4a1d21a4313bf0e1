using System.Globalization;

namespace Lakehouse.Tools.Schemas.Pages;

/// <summary>A relationship between two tables, with how many rows may stand at each end.</summary>
/// <param name="From">The table that refers.</param>
/// <param name="Reference">What it says.</param>
/// <param name="Optional">Whether a row may refer to nothing.</param>
/// <param name="Single">Whether at most one row refers to the same target.</param>
internal sealed record Link(ContractTable From, ContractReference Reference, bool Optional, bool Single)
{
    /// <summary>How many rows of the referring table belong to one target: <c>0..1</c> or <c>0..n</c>.</summary>
    public string FromCount => Single ? "0..1" : "0..n";

    /// <summary>How many targets belong to one referring row.</summary>
    public string ToCount => Optional ? "0..1" : "1";

    /// <summary>Both, from the table that refers to the one referred to.</summary>
    public string Counts => $"{FromCount} to {ToCount}";
}

/// <summary>What the pages of a dictionary say, whatever their form.</summary>
internal static class Facts
{
    public static string Title(ContractWorld world) => char.ToUpperInvariant(world.Name[0]) + world.Name[1..];

    public static IEnumerable<Link> Links(ContractWorld world) => world.Tables.SelectMany(Links);

    public static IEnumerable<Link> Links(ContractTable table) => table.References.Select(reference =>
    {
        var columns = reference.Columns.Select(name => table.Properties.Find(c => c.Name == name)!).ToList();
        return new Link(
            table,
            reference,
            columns.Exists(c => !c.Required),
            (columns.Count == 1 && columns[0].Unique) || table.KeyColumns.Order().SequenceEqual(reference.Columns.Order()));
    });

    public static string Count(int number, string thing) =>
        number.ToString("N0", CultureInfo.InvariantCulture) + " " + thing + (number == 1 ? "" : "s");

    public static string PiiOf(string classification) => classification switch
    {
        "internal" => "says nothing about a person",
        "pseudonym" => "names a person only together with another table",
        "personal" => "personal data: masked, hashed or generalised unless the plan asks for raw values",
        "sensitive" => "must be guarded even without a name",
        _ => throw new InvalidOperationException($"There is no classification {classification}."),
    };
}
