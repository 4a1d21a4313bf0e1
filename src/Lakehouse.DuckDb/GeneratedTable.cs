using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.DuckDb;

/// <summary>A generated table where it stands, in one format or another.</summary>
public abstract class GeneratedTable
{
    /// <summary>The world; null for a Delta table that was named by its own folder.</summary>
    public abstract string? World { get; }

    public abstract string Name { get; }

    /// <summary><c>world.table</c>, or the table's name alone.</summary>
    public string FullName => World is null ? Name : $"{World}.{Name}";

    /// <summary>The columns, with names and types as Delta spells them.</summary>
    public abstract DeltaSchema Schema { get; }

    /// <summary>The plan that made the table; null where the table does not say, or says what cannot be read.</summary>
    public abstract Plan? Plan { get; }

    /// <summary>Makes the table known to a session by its full name.</summary>
    public abstract void AddTo(QuerySession session);

    /// <summary>The table as one side of a comparison.</summary>
    public abstract DiffTable ToDiff();

    /// <summary>Reads every row.</summary>
    public abstract TableDigest Digest(QueryOptions? options = null, CancellationToken cancellation = default);
}

/// <summary>A Delta table, at its newest version if none is named.</summary>
public sealed class GeneratedDeltaTable(LakeTable table, long? version = null) : GeneratedTable
{
    public override string? World => table.World;

    public override string Name => table.Name;

    public override DeltaSchema Schema => table.Open(version).Schema;

    public override Plan? Plan => StoredPlan.Of(table.Open(version).Snapshot)?.Plan;

    public override void AddTo(QuerySession session) => session.Add(World, Name, () => table.Open(version));

    public override DiffTable ToDiff() => DiffTable.Of(table, version);

    public override TableDigest Digest(QueryOptions? options = null, CancellationToken cancellation = default) =>
        TableDigest.Of(table.Open(version), options, cancellation);
}

/// <summary>A table in a single file, its own or one that it shares.</summary>
public sealed class GeneratedFile(Plan plan, WorldTable contract, TableFile file) : GeneratedTable
{
    /// <inheritdoc/>
    public override Plan Plan => plan;

    /// <summary>The table under its plan; without the plan's key it may refuse to make rows.</summary>
    public WorldTable Contract => contract;

    public TableFile File => file;

    public override string World => plan.World;

    public override string Name => contract.Name;

    public override DeltaSchema Schema => file.Schema;

    public override void AddTo(QuerySession session) => session.Add(World, Name, file);

    public override DiffTable ToDiff() => DiffTable.Of(World, Name, file);

    public override TableDigest Digest(QueryOptions? options = null, CancellationToken cancellation = default) =>
        TableDigest.Of(file, options, cancellation);
}
