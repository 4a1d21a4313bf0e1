namespace Delta.Sharp;

/// <summary>A table that a session knows; it is looked at when a query first names it.</summary>
internal abstract class SessionTable(string? world, string name)
{
    public string Schema { get; } = world ?? "main";

    public string FullName { get; } = world is null ? name : $"{world}.{name}";

    public string SqlName { get; } =
        world is null ? DuckSql.Identifier(name) : $"{DuckSql.Identifier(world)}.{DuckSql.Identifier(name)}";

    public bool HasView { get; set; }

    /// <summary>Whether anything of the table was read, so that its files may be at fault.</summary>
    public abstract bool WasRead { get; }

    /// <summary>The rows as a query, after which come no others; what it needs is there once <see cref="Preparation"/> has run.</summary>
    public abstract string Select();

    /// <summary>What DuckDB must run before; null for nothing.</summary>
    public virtual string? Preparation => null;

    /// <summary>Whether a file that was cut would be read without an error, so that lengths must be looked at first.</summary>
    public virtual bool IsReadWhenCut => false;

    /// <summary>The files, with the lengths that they must have.</summary>
    public abstract IEnumerable<(string Path, long Bytes)> Files();

    /// <summary>A query that reads every value of one of the files.</summary>
    public abstract string Probe(string path);

    /// <summary>Whether the table's name stands anywhere in a text of SQL.</summary>
    public bool IsMentionedIn(string sql) => Unquoted(sql).Contains(Unquoted(name), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a query that spells a table this way may mean this one.</summary>
    public bool MayBe(string spelling)
    {
        string plain = Unquoted(spelling);
        return string.Equals(plain, Unquoted(name), StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith(Unquoted($"{Schema}.{name}"), StringComparison.OrdinalIgnoreCase);
    }

    // Which names are quoted, and how, is up to the query.
    private static string Unquoted(string text) => text.Replace("\"", "", StringComparison.Ordinal);
}

/// <summary>A Delta table, as of the moment it is first looked at.</summary>
internal sealed class DeltaSessionTable(string? world, string name, Func<DeltaTable> open) : SessionTable(world, name)
{
    private readonly Lazy<DeltaTable> _table = new(open, isThreadSafe: false);

    public override bool WasRead => _table.IsValueCreated;

    public override string Select() => SnapshotSql.Select(_table.Value.Snapshot);

    public override IEnumerable<(string Path, long Bytes)> Files() =>
        SnapshotSql.Paths(_table.Value.Snapshot).Zip(_table.Value.Files, (path, file) => (path, file.Size));

    public override string Probe(string path) =>
        $"SELECT count(COLUMNS(*)) FROM read_parquet({DuckSql.FileLiteral(path)}, hive_partitioning = false)";
}

/// <summary>A table that a single file holds.</summary>
internal sealed class FileSessionTable(string? world, string name, TableFile file) : SessionTable(world, name)
{
    private bool _wasRead;

    public override bool WasRead => _wasRead;

    public override string? Preparation => TableFileSql.Attachment(file);

    public override bool IsReadWhenCut => file.Kind is TableFileKind.Csv or TableFileKind.JsonLines;

    public override string Select()
    {
        _wasRead = true;
        return TableFileSql.Select(file);
    }

    public override IEnumerable<(string Path, long Bytes)> Files() => [(file.Path, file.Bytes)];

    public override string Probe(string path) => $"SELECT count(COLUMNS(*)) FROM ({TableFileSql.Select(file)})";
}
