using Delta.Sharp.Text;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>The formats of single files, by layout.</summary>
internal static class FileFormats
{
    /// <param name="layout">The layout of the files.</param>
    /// <param name="other">The format that another assembly knows; null where none was brought along.</param>
    /// <returns>Null where the layout is of a format that nobody brought along, or of Delta, which is no single file.</returns>
    public static IFileFormat? Of(Layout layout, IFileFormat? other) => layout.Format switch
    {
        LakeFormat.Parquet => new ParquetFormat(layout),
        LakeFormat.Csv => new TextFormat("csv", schema => new CsvFormat(schema.Arrow), layout.Compression),
        LakeFormat.Json => new TextFormat("json", schema => new JsonLinesFormat(schema.Arrow), layout.Compression),
        LakeFormat.DuckDb => other,
        _ => null,
    };
}
