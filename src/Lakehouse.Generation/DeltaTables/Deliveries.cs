using Delta.Sharp.Kernel;
using Lakehouse.Worlds.History;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>A file that a delivery brings, and how it is made.</summary>
internal sealed record DeliveredFile(string Name, Slice Slice, SliceMaker Maker)
{
    /// <summary>Whether rows of its slice are missing or wrong in it.</summary>
    public bool IsFirst { get; init; }

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
    private readonly FirstDelivery? _first;

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
        _first = identity.HasFirst ? new FirstDelivery(identity.Plan, table) : null;
    }

    public TableIdentity Identity { get; }

    public int Count => _tables.Length;

    /// <summary>The files of a delivery's version, in the order of their slices.</summary>
    public IEnumerable<DeliveredFile> Files(int delivery) => Files(delivery, fromRow: 0);

    /// <summary>The files that a delivery adds.</summary>
    public IEnumerable<DeliveredFile> Adds(int delivery) => delivery == 0 || Identity.Replaces(delivery)
        ? Files(delivery)
        : Settled(delivery - 1).Concat(Files(delivery, BeginOf(delivery)));

    /// <summary>The files that a delivery removes of those of the one before.</summary>
    public IEnumerable<DeliveredFile> Removes(int delivery) => delivery == 0
        ? []
        : Identity.Replaces(delivery) ? Files(delivery - 1) : Files(delivery - 1, BeginOf(delivery - 1)).Where(file => file.IsFirst);

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

    /// <summary>The first row of a delivery's own batch.</summary>
    private long BeginOf(int delivery) => delivery == 0 ? 0 : _tables[delivery - 1].Value.RowCount;

    /// <summary>The files of a delivery's version from a row on.</summary>
    private IEnumerable<DeliveredFile> Files(int delivery, long fromRow)
    {
        var whole = WholeOf(delivery);
        var first = Identity.HasFirst ? FirstOf(delivery) : null;
        var own = BeginOf(delivery);
        foreach (var slice in SlicesOf(delivery, fromRow))
        {
            if (first is null || slice.FirstRow < own || first.IsWhole(slice))
            {
                yield return whole.Of(slice);
            }
            else if (first.Of(slice) is { } file)
            {
                yield return file;
            }
        }
    }

    /// <summary>The whole files of those slices of a delivery's own batch that did not come whole with it.</summary>
    private IEnumerable<DeliveredFile> Settled(int delivery)
    {
        if (!Identity.HasFirst)
        {
            return [];
        }

        var (whole, first) = (WholeOf(delivery), FirstOf(delivery));
        return SlicesOf(delivery, BeginOf(delivery)).Where(slice => !first.IsWhole(slice)).Select(whole.Of);
    }

    private IEnumerable<Slice> SlicesOf(int delivery, long fromRow)
    {
        var end = _tables[delivery].Value.RowCount;
        return TableOf(delivery).Slices()
            .SkipWhile(slice => slice.FirstRow < fromRow)
            .TakeWhile(slice => slice.FirstRow < end);
    }

    private WorldTable TableOf(int delivery) => Identity.IsRewritten ? _tables[delivery].Value : _table;

    private WholeFiles WholeOf(int delivery) => new(Identity.NamesOf(delivery), TableOf(delivery), Identity.Layout);

    private FirstFiles FirstOf(int delivery) => new(
        Identity.FirstNamesOf(delivery),
        Identity.IsRewritten ? new FirstDelivery(Identity.Plan, _tables[delivery].Value) : _first!,
        Identity.Layout);

    private sealed class WholeFiles(SliceFileName names, WorldTable table, Layout layout)
    {
        private readonly SliceMaker _maker = new(names, table, layout);

        public DeliveredFile Of(Slice slice) => new(names.Of(slice.Index), slice, _maker);
    }

    private sealed class FirstFiles(SliceFileName names, FirstDelivery rows, Layout layout)
    {
        private readonly SliceMaker _maker = new(names, rows.Table, layout);

        public bool IsWhole(Slice slice) => rows.LateRows(slice) + rows.WrongRows(slice) == 0;

        /// <summary>The file of what comes first of a slice; null where nothing does.</summary>
        public DeliveredFile? Of(Slice slice) =>
            rows.Of(slice) is { RowCount: > 0 } first ? new(names.Of(slice.Index), first, _maker) { IsFirst = true } : null;
    }
}
