using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>Tables cut where their batches are cut, so that several threads can work for one file.</summary>
public static class Batchwise
{
    /// <summary>Parts of one batch each (more where the table has seams of its own), numbered from 0.</summary>
    public static IEnumerable<Slice> Parts(WorldTable table)
    {
        var index = 0L;
        foreach (var slice in table.Slices())
        {
            for (var done = 0L; done < slice.RowCount; done += WorldTable.BatchRows)
            {
                yield return new Slice(index++, slice.FirstRow + done, Math.Min(WorldTable.BatchRows, slice.RowCount - done));
            }
        }
    }
}
