using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>A table as one plain Parquet file, its slices one after another.</summary>
internal sealed class ParquetFormat(Layout layout) : IFileFormat
{
    public string FileOf(string world, string table) => $"{table}.parquet";

    /// <summary>One part: one writer makes the row groups of a file.</summary>
    public IEnumerable<Slice> Parts(WorldTable table) => [new Slice(0, 0, table.RowCount)];

    public IFileInMaking Begin(NewFile file) => new InMaking(file, layout);

    private sealed class InMaking(NewFile file, Layout layout) : IFileInMaking
    {
        private readonly IStagedFile _staged = file.Stage();
        private DataFileSummary? _summary;

        public void Make(WorldTable table, Slice part, CancellationToken cancellation) => _summary = DataFiles.Write(
            _staged.Content,
            file.Key,
            table,
            table.Slices(),
            DataFiles.Options(table.Schema, layout),
            rows => file.RowsDone(table, rows),
            cancellation);

        public FileSummary Complete(CancellationToken cancellation) => new(_summary!.Bytes, _summary.Sha256);

        public void Publish() => _staged.Publish();

        public void Dispose() => _staged.Dispose();
    }
}
