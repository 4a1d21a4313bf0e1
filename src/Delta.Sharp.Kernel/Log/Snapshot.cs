namespace Delta.Sharp.Kernel;

/// <summary>A table as of one version.</summary>
public sealed class Snapshot
{
    internal Snapshot(
        ITableStore store,
        long version,
        Protocol protocol,
        Metadata metadata,
        DeltaSchema schema,
        IReadOnlyList<AddFile> files,
        IReadOnlyDictionary<string, SetTransaction> transactions)
    {
        Store = store;
        Version = version;
        Protocol = protocol;
        Metadata = metadata;
        Schema = schema;
        Files = files;
        Transactions = transactions;
    }

    public ITableStore Store { get; }

    public long Version { get; }

    public Protocol Protocol { get; }

    public Metadata Metadata { get; }

    public DeltaSchema Schema { get; }

    /// <summary>The live files, in the order in which the log added them.</summary>
    public IReadOnlyList<AddFile> Files { get; }

    public IReadOnlyDictionary<string, SetTransaction> Transactions { get; }

    /// <summary>The last version that an application set; null if it never did.</summary>
    public long? TransactionVersion(string appId) =>
        Transactions.TryGetValue(appId, out SetTransaction? transaction) ? transaction.Version : null;

    /// <summary>Throws <see cref="DeltaUnsupportedException"/> if this library may read the table but not write to it.</summary>
    /// <param name="removesRows">Whether live files are going to be removed, too.</param>
    public void EnsureWritable(bool removesRows = false) => Features.EnsureWritable(this, removesRows);
}
