namespace Delta.Sharp;

/// <summary>Two tables of the same name, one of each lake.</summary>
/// <param name="Name">The name under which both are told.</param>
/// <param name="A">The table of the first lake.</param>
/// <param name="B">The table of the second lake.</param>
public sealed record TablePair(string Name, DiffTable A, DiffTable B);

/// <summary>Which tables two lakes have in common, and which only one of them has.</summary>
public sealed record LakeDiff
{
    private LakeDiff(IReadOnlyList<TablePair> pairs, IReadOnlyList<string> onlyInA, IReadOnlyList<string> onlyInB)
    {
        Pairs = pairs;
        OnlyInA = onlyInA;
        OnlyInB = onlyInB;
    }

    /// <summary>The tables of both, in the order of the first lake.</summary>
    public IReadOnlyList<TablePair> Pairs { get; }

    /// <summary>The tables that the second lake lacks.</summary>
    public IReadOnlyList<string> OnlyInA { get; }

    /// <summary>The tables that the first lake lacks.</summary>
    public IReadOnlyList<string> OnlyInB { get; }

    /// <inheritdoc cref="Of(IReadOnlyList{DiffTable}, IReadOnlyList{DiffTable}, IReadOnlyList{string}?)"/>
    public static LakeDiff Of(Lake a, Lake b, IReadOnlyList<string>? tables = null) =>
        Of([.. a.Tables.Select(table => DiffTable.Of(table))], [.. b.Tables.Select(table => DiffTable.Of(table))], tables);

    /// <summary>
    /// Pairs the tables of two lakes by name. Two folders of one table each are a pair whatever their names; one such folder
    /// is paired with the table of its name in the other lake.
    /// </summary>
    /// <param name="a">The tables of the first lake.</param>
    /// <param name="b">The tables of the second lake.</param>
    /// <param name="tables">Names of the tables to look at; null: all.</param>
    public static LakeDiff Of(IReadOnlyList<DiffTable> a, IReadOnlyList<DiffTable> b, IReadOnlyList<string>? tables = null)
    {
        if (IsTable(a) || IsTable(b))
        {
            return OfTable(a, b, tables);
        }

        HashSet<string> wanted = new((tables ?? []).Select(name => Named([.. a, .. b], name).FullName), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, DiffTable> ofB = b.Where(IsWanted).ToDictionary(t => t.FullName, StringComparer.OrdinalIgnoreCase);
        List<TablePair> pairs = [];
        List<string> onlyInA = [];
        foreach (DiffTable table in a.Where(IsWanted))
        {
            if (ofB.Remove(table.FullName, out DiffTable? other))
            {
                pairs.Add(new TablePair(table.FullName, table, other));
            }
            else
            {
                onlyInA.Add(table.FullName);
            }
        }

        return new LakeDiff(pairs, onlyInA, [.. ofB.Values.Select(t => t.FullName).Order(StringComparer.Ordinal)]);

        bool IsWanted(DiffTable table) => tables is null || wanted.Contains(table.FullName);
    }

    private static bool IsTable(IReadOnlyList<DiffTable> lake) => lake is [{ World: null }];

    private static LakeDiff OfTable(IReadOnlyList<DiffTable> a, IReadOnlyList<DiffTable> b, IReadOnlyList<string>? tables)
    {
        if (tables is not null)
        {
            throw new QueryException("One of the two folders is a single table, so there are no tables to choose from.");
        }

        DiffTable ofA = IsTable(a) ? a[0] : Named(a, b[0].Name);
        DiffTable ofB = IsTable(b) ? b[0] : Named(b, a[0].Name);
        return new LakeDiff([new TablePair(ofA.World is null ? ofB.FullName : ofA.FullName, ofA, ofB)], [], []);
    }

    private static DiffTable Named(IReadOnlyList<DiffTable> tables, string name)
    {
        DiffTable[] found = [.. tables.Where(t => t.IsNamed(name)).DistinctBy(t => t.FullName, StringComparer.OrdinalIgnoreCase)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new QueryException(
                $"There is no table '{name}' to compare; there are {string.Join(", ", tables.Select(t => t.FullName).Distinct())}."),
            _ => throw new QueryException($"'{name}' may be any of {string.Join(", ", found.Select(t => t.FullName))}; say which."),
        };
    }
}
