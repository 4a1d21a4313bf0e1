using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>Makes one file whole, apart from a run: to mend it or to compare it.</summary>
internal static class FileMaker
{
    /// <summary>Makes every part of the tables and ends the file, without publishing it.</summary>
    public static FileSummary Make(
        IFileInMaking making, IFileFormat format, IEnumerable<WorldTable> tables, int threads, CancellationToken cancellation)
    {
        SliceWorkers.Run(
            tables.SelectMany(table => format.Parts(table).Select(part => (Table: table, Part: part))),
            threads,
            cancellation,
            (work, token) => making.Make(work.Table, work.Part, token));
        return making.Complete(cancellation);
    }
}
