using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>A table that can be compared with another one, whatever holds its rows.</summary>
public abstract class DiffTable
{
    private protected DiffTable(string? world, string name)
    {
        World = world;
        Name = name;
    }

    /// <summary>The world it belongs to; null for a table named by its own folder.</summary>
    public string? World { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary><c>world.table</c>, or the table's name alone.</summary>
    public string FullName => World is null ? Name : $"{World}.{Name}";

    /// <summary>Its columns.</summary>
    public abstract DeltaSchema Schema { get; }

    /// <summary>Where it stands, in words for people.</summary>
    public abstract string Location { get; }

    /// <summary>About how many rows it has, as far as that is known before any is read.</summary>
    public abstract long KnownRows { get; }

    /// <summary>Its data files, where the table has several whose digests may be known; else none.</summary>
    internal abstract IReadOnlyList<AddFile> Files { get; }

    /// <summary>A table of a lake, at its newest version if none is named.</summary>
    public static DiffTable Of(LakeTable table, long? version = null) => new DeltaSide(table.World, table.Name, () => table.Open(version));

    /// <summary>A table by itself.</summary>
    public static DiffTable Of(DeltaTable table) => new DeltaSide(null, Path.GetFileName(table.Location), () => table);

    /// <summary>A table that a single file holds.</summary>
    public static DiffTable Of(string? world, string name, TableFile file) => new FileSide(world, name, file);

    /// <summary>Makes the table known to a session.</summary>
    internal abstract void AddTo(QuerySession session, string schema);

    /// <summary>The rows of some of the files, or all rows where no files are told, as a query of that session.</summary>
    internal abstract string Select(string schema, IReadOnlyList<AddFile> files);

    internal bool IsNamed(string name) =>
        string.Equals(name, Name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, FullName, StringComparison.OrdinalIgnoreCase);

    private sealed class FileSide(string? world, string name, TableFile file) : DiffTable(world, name)
    {
        public override DeltaSchema Schema => file.Schema;

        public override string Location => file.Path;

        public override long KnownRows => 0;

        internal override IReadOnlyList<AddFile> Files => [];

        internal override void AddTo(QuerySession session, string schema) => session.Add(schema, Name, file);

        internal override string Select(string schema, IReadOnlyList<AddFile> files) =>
            $"SELECT * FROM {DuckSql.Identifier(schema)}.{DuckSql.Identifier(Name)}";
    }

    private sealed class DeltaSide(string? world, string name, Func<DeltaTable> open) : DiffTable(world, name)
    {
        private readonly Lazy<DeltaTable> _table = new(open);

        public override DeltaSchema Schema => _table.Value.Schema;

        public override string Location => _table.Value.Location;

        public override long KnownRows => Files.Sum(file => file.NumRecords() ?? 0);

        internal override IReadOnlyList<AddFile> Files => _table.Value.Files;

        internal override void AddTo(QuerySession session, string schema) => session.Add(schema, Name, _table.Value);

        internal override string Select(string schema, IReadOnlyList<AddFile> files) => SnapshotSql.Select(_table.Value.Snapshot, files);
    }
}
