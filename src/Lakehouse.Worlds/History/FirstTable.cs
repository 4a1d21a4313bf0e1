using Apache.Arrow;
using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.History;

/// <summary>A table as its rows are first delivered: without the late ones, and with the wrong values that are corrected later.</summary>
internal sealed class FirstTable(WorldTable source, FirstChanges changes) : PatchedTable(source.Schema, source, changes)
{
    protected override void TraceChange(long change, RecordBatch batch, LineageBuilder lineage)
    {
        var wrong = changes.WrongColumnOf(change, batch, 0);
        lineage.FromOwn(wrong, wrong);
        lineage.Tell(wrong, "Drawn: a wrong value near the right one, which comes with the next version.");
    }
}
