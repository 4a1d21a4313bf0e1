using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>Makes the files of a table's slices: into a lake, over a lost one, or only to compare. The bytes are always the same.</summary>
internal sealed class SliceMaker(SliceFileName names, WorldTable table, Layout layout)
{
    private readonly DataFileOptions _options = DataFiles.Options(table.Schema, layout);

    /// <summary>Writes a slice; its file is whole only once this has returned.</summary>
    public SliceRecord Make(Stream content, Slice slice, Action<long> rowsDone, CancellationToken cancellation)
    {
        var name = names.Of(slice.Index);
        var summary = DataFiles.Write(content, name, table, [slice], _options, rowsDone, cancellation);
        return new SliceRecord(slice.Index, name, summary.Rows, summary.Bytes, summary.Sha256, summary.StatsJson);
    }
}
