using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.History;

/// <summary>A table as its rows are first delivered: without the late ones, and with the wrong values that are corrected later.</summary>
internal sealed class FirstTable(WorldTable source, FirstChanges changes) : PatchedTable(source.Schema, source, changes)
{
    protected override void Trace(long row, LineageBuilder lineage)
    {
        var right = SourceOf(row).Row;
        var cells = Source.Lineage(right);
        for (var i = 0; i < cells.Count; i++)
        {
            lineage.From(i, cells[i].From);
        }

        if (ChangeAt(right) is { } change)
        {
            foreach (var batch in Source.Batches(right, 1))
            {
                var wrong = changes.WrongColumnOf(change, batch, 0);
                lineage.FromOwn(wrong, wrong);
                lineage.Tell(wrong, "Drawn: a wrong value near the right one, which comes with the next version.");
            }
        }
    }
}
