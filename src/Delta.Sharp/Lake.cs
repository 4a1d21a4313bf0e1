namespace Delta.Sharp;

/// <summary>A folder of tables: <c>Tables/&lt;world&gt;/&lt;table&gt;</c>, or the folder of one table.</summary>
public sealed class Lake
{
    private const string TablesFolder = "Tables";
    private const string LogFolder = "_delta_log";

    private Lake(string folder, IReadOnlyList<LakeTable> tables)
    {
        Folder = folder;
        Tables = tables;
    }

    public string Folder { get; }

    /// <summary>Its tables, by world and name in ordinal order.</summary>
    public IReadOnlyList<LakeTable> Tables { get; }

    public static Lake Open(string folder)
    {
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(root))
        {
            throw new QueryException($"There is no lake at '{root}': the folder does not exist.");
        }

        if (Directory.Exists(Path.Combine(root, LogFolder)))
        {
            return new Lake(root, [new LakeTable(null, Path.GetFileName(root), root)]);
        }

        LakeTable[] tables = Find(root);
        if (tables.Length == 0)
        {
            throw new QueryException(
                $"There is no lake at '{root}': it holds neither {TablesFolder}/<world>/<table> nor {LogFolder}. "
                + "Name the folder that 'lakehouse generate' wrote to, or the folder of one table.");
        }

        return new Lake(root, tables);
    }

    /// <summary>The table of a name, <c>world.table</c> or the table's own name where only one world has it.</summary>
    public LakeTable Table(string name)
    {
        LakeTable[] found = [.. Tables.Where(table => table.IsNamed(name))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new QueryException(
                $"There is no table '{name}' in the lake '{Folder}'; it holds {string.Join(", ", Tables.Select(t => t.FullName))}."),
            _ => throw new QueryException(
                $"'{name}' may be any of {string.Join(", ", found.Select(t => t.FullName))}; say which."),
        };
    }

    /// <summary>A session in which every table of the lake, at its newest version, can be asked for by <c>world.table</c>.</summary>
    public QuerySession Query(QueryOptions? options = null)
    {
        QuerySession session = QuerySession.Open(options);
        foreach (LakeTable table in Tables)
        {
            session.Add(table.World, table.Name, () => table.Open());
        }

        return session;
    }

    private static LakeTable[] Find(string root)
    {
        string tables = Path.Combine(root, TablesFolder);
        if (!Directory.Exists(tables))
        {
            return [];
        }

        return
        [
            .. from world in Directory.EnumerateDirectories(tables).Order(StringComparer.Ordinal)
               from table in Directory.EnumerateDirectories(world).Order(StringComparer.Ordinal)
               where Directory.Exists(Path.Combine(table, LogFolder))
               select new LakeTable(Path.GetFileName(world), Path.GetFileName(table), table),
        ];
    }
}
