using System.Globalization;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>
/// Single slices of one Delta table, made where no run is: by a worker on another machine. Only the files are made; whoever
/// gave out the slices collects their records and commits them.
/// </summary>
public sealed class TableSlices
{
    private readonly FolderStore _store;
    private readonly WorldTable _table;
    private readonly SliceFileName _names;
    private readonly SliceMaker _maker;

    private TableSlices(FolderStore store, TableIdentity identity, WorldTable table)
    {
        _store = store;
        _table = table;
        Name = identity.FullName;
        _names = identity.Names;
        _maker = new SliceMaker(identity.Names, table, identity.Layout);
    }

    /// <summary>The table's name with its world.</summary>
    public string Name { get; }

    /// <summary>Opens a table whose files go into <paramref name="folder"/>. What this program cannot make as asked is refused.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="key">The key of the plan's hashes; null where it is the one that follows from the seed, or no row needs it.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="layout">The layout, which must be the one that this program writes.</param>
    /// <param name="folder">The table's folder.</param>
    public static TableSlices Open(Plan plan, PiiKey? key, string table, Layout layout, string folder)
    {
        if (layout.Format != LakeFormat.Delta)
        {
            throw new InputException("Slices are files of Delta tables, and the layout is of another format; give one with \"format\":\"delta\".");
        }

        if (layout.Library != Generator.Library)
        {
            throw new InputException($"The layout is written by {layout.Library}, and this program has {Generator.Library}; "
                + "use the program that made the layout.");
        }

        if (layout.BatchRows != WorldTable.BatchRows)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The layout has batches of {layout.BatchRows} rows, and this program makes {WorldTable.BatchRows}; use the program that made the layout."));
        }

        var world = key is not null || plan.Pii.KeyFingerprint == PiiKey.FromSeed(plan.Seed).Fingerprint
            ? World.Open(plan, key)
            : World.OpenWithoutKey(plan);
        var opened = world.Table(table);
        return new TableSlices(new FolderStore(folder), new TableIdentity(plan, opened.Schema, layout), opened);
    }

    /// <summary>
    /// Makes a slice's file, and its record once the file is durable under its final name. The same slice made again, or at
    /// the same time elsewhere, lands on the same name with the same bytes.
    /// </summary>
    public SliceRecord Make(long slice, CancellationToken cancellation)
    {
        var part = Find(slice);
        using var staged = _store.Stage(_names.Of(slice));
        var record = _maker.Make(staged.Content, part, _ => { }, cancellation);
        staged.Publish();
        return record;
    }

    private Slice Find(long index)
    {
        long known = 0;
        foreach (var slice in _table.Slices())
        {
            if (slice.Index == index)
            {
                return slice;
            }

            known++;
        }

        throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"{Name} has {known} slices, numbered 0 to {known - 1}, and slice {index} was asked."));
    }
}
