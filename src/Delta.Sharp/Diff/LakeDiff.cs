namespace Delta.Sharp;

/// <summary>Two tables of the same name, one of each lake.</summary>
/// <param name="Name">The name under which both are told.</param>
/// <param name="A">The table of the first lake.</param>
/// <param name="B">The table of the second lake.</param>
public sealed record TablePair(string Name, LakeTable A, LakeTable B);

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

    /// <summary>
    /// Pairs the tables of two lakes by name. Two folders of one table each are a pair whatever their names; one such folder
    /// is paired with the table of its name in the other lake.
    /// </summary>
    /// <param name="a">The first lake.</param>
    /// <param name="b">The second lake.</param>
    /// <param name="tables">Names of the tables to look at; null: all.</param>
    public static LakeDiff Of(Lake a, Lake b, IReadOnlyList<string>? tables = null)
    {
        if (IsTable(a) || IsTable(b))
        {
            return OfTable(a, b, tables);
        }

        HashSet<string> wanted = new((tables ?? []).Select(name => FullName(a, b, name)), StringComparer.OrdinalIgnoreCase);
        List<LakeTable> ofA = [.. a.Tables.Where(IsWanted)];
        Dictionary<string, LakeTable> ofB = b.Tables.Where(IsWanted).ToDictionary(t => t.FullName, StringComparer.OrdinalIgnoreCase);
        List<TablePair> pairs = [];
        List<string> onlyInA = [];
        foreach (LakeTable table in ofA)
        {
            if (ofB.Remove(table.FullName, out LakeTable? other))
            {
                pairs.Add(new TablePair(table.FullName, table, other));
            }
            else
            {
                onlyInA.Add(table.FullName);
            }
        }

        return new LakeDiff(pairs, onlyInA, [.. ofB.Values.Select(t => t.FullName).Order(StringComparer.Ordinal)]);

        bool IsWanted(LakeTable table) => tables is null || wanted.Contains(table.FullName);
    }

    private static bool IsTable(Lake lake) => lake.Tables is [{ World: null }];

    private static LakeDiff OfTable(Lake a, Lake b, IReadOnlyList<string>? tables)
    {
        if (tables is not null)
        {
            throw new QueryException("One of the two folders is a single table, so there are no tables to choose from.");
        }

        LakeTable ofA = IsTable(a) ? a.Tables[0] : a.Table(b.Tables[0].Name);
        LakeTable ofB = IsTable(b) ? b.Tables[0] : b.Table(a.Tables[0].Name);
        string name = ofA.World is null ? ofB.FullName : ofA.FullName;
        return new LakeDiff([new TablePair(name, ofA, ofB)], [], []);
    }

    // A name that only one lake knows is told as a table that the other lacks.
    private static string FullName(Lake a, Lake b, string name)
    {
        Lake lake = a.Tables.Any(t => t.IsNamed(name)) || !b.Tables.Any(t => t.IsNamed(name)) ? a : b;
        return lake.Table(name).FullName;
    }
}
