using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>Changes a table so that its log and its files agree again: what no digest in the lake can tell.</summary>
internal static class ConsistentEdit
{
    /// <summary>Puts rows of another world in the place of a slice's, and their record in the place of its.</summary>
    public static void ReplaceSlice(DamagedLake lake, WorldTable table, WorldTable other, long index, Plan plan)
    {
        var identity = new TableIdentity(plan, table.Schema, Runs.Layout());
        var slice = other.Slices().Single(s => s.Index == index);
        var store = new FolderStore(lake.PathOf($"Tables/casino/{table.Name}"));
        SliceRecord made;
        using (var staged = store.Stage(identity.Names.Of(index)))
        {
            made = new SliceMaker(identity.Names, other, identity.Layout).Make(staged.Content, slice, _ => { }, CancellationToken.None);
            staged.Publish();
        }

        ReplaceRecord(lake, table, plan, index, _ => made);
    }

    /// <summary>Writes the commit as a run would have, had it made this record.</summary>
    public static void ReplaceRecord(DamagedLake lake, WorldTable table, Plan plan, long index, Func<SliceRecord, SliceRecord> edit)
    {
        var identity = new TableIdentity(plan, table.Schema, Runs.Layout());
        var store = new FolderStore(lake.PathOf($"Tables/casino/{table.Name}"));
        var log = new DeltaLog(store);
        var records = log.Load().Files.Select(add => GeneratedTable.RecordOf(identity, add)!).OrderBy(r => r.Slice).ToList();
        Assert.NotEqual(records[(int)index], edit(records[(int)index]));
        records[(int)index] = edit(records[(int)index]);
        store.Delete(DeltaLog.CommitKey(0));
        log.Commit(0, TableCommit.First(identity, records).Actions());
    }
}
