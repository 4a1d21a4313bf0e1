using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>A file that a delivery brings, and how it is made.</summary>
internal sealed record DeliveredFile(string Name, Slice Slice, SliceMaker Maker)
{
    public SliceRecord Make(Stream content, Action<long> rowsDone, CancellationToken cancellation) =>
        Maker.Make(content, Slice, rowsDone, cancellation);
}

/// <summary>
/// The versions that a generated table is delivered in: which files each of them holds, adds and removes, and its commit. A table
/// that is made at once has one.
/// </summary>
internal sealed class Deliveries
{
    private readonly WorldTable _table;
    private readonly Lazy<WorldTable>[] _tables;

    /// <param name="identity">The table.</param>
    /// <param name="table">The table under the whole plan.</param>
    /// <param name="open">The tables of a plan that ends earlier.</param>
    public Deliveries(TableIdentity identity, WorldTable table, Func<Plan, IReadOnlyList<WorldTable>> open)
    {
        Identity = identity;
        _table = table;
        _tables = [.. identity.Plans.Select(plan => plan == identity.Plan
            ? new Lazy<WorldTable>(table)
            : new Lazy<WorldTable>(() => open(plan).First(t => t.Name == table.Name)))];
    }

    public TableIdentity Identity { get; }

    public int Count => _tables.Length;

    /// <summary>The files of a delivery's version, in the order of their slices.</summary>
    public IEnumerable<DeliveredFile> Files(int delivery) => Files(delivery, fromRow: 0);

    /// <summary>The files that a delivery adds.</summary>
    public IEnumerable<DeliveredFile> Adds(int delivery) =>
        Files(delivery, delivery == 0 || Identity.IsRewritten ? 0 : _tables[delivery - 1].Value.RowCount);

    /// <summary>The files that a delivery removes of those of the one before.</summary>
    public IEnumerable<DeliveredFile> Removes(int delivery) => delivery > 0 && Identity.IsRewritten ? Files(delivery - 1) : [];

    /// <summary>The files of all deliveries up to one, each once.</summary>
    public IEnumerable<DeliveredFile> UpTo(int delivery) => Enumerable.Range(0, delivery + 1).SelectMany(Adds);

    /// <summary>The commit of a delivery after the first.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="version">The version that it becomes.</param>
    /// <param name="find">The record of a file; asked more than once.</param>
    public TableCommit Commit(int delivery, long version, Func<DeliveredFile, SliceRecord> find)
    {
        var (before, now) = (Identity.TimeOf(delivery - 1), Identity.TimeOf(delivery));
        return new TableCommit
        {
            Table = Identity,
            Delivery = delivery,
            Version = version,
            Time = now,
            Removes = Removes(delivery).Select(file => RemoveFile.Of(TableCommit.ToAdd(find(file), before), now)),
            Adds = Adds(delivery).Select(find),
        };
    }

    private IEnumerable<DeliveredFile> Files(int delivery, long fromRow)
    {
        var table = Identity.IsRewritten ? _tables[delivery].Value : _table;
        var names = Identity.NamesOf(delivery);
        var maker = new SliceMaker(names, table, Identity.Layout);
        var end = _tables[delivery].Value.RowCount;
        return table.Slices()
            .SkipWhile(slice => slice.FirstRow < fromRow)
            .TakeWhile(slice => slice.FirstRow < end)
            .Select(slice => new DeliveredFile(names.Of(slice.Index), slice, maker));
    }
}
