using Lakehouse.Generation;
using Lakehouse.Generation.Tests;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.DuckDb.Tests;

/// <summary>Every format of single files in every compression, and runs in them.</summary>
public static class Formats
{
    public static TheoryData<LakeFormat, Compression> All => new(
        Enum.GetValues<LakeFormat>()
            .Where(format => format != LakeFormat.Delta)
            .SelectMany(format => Layout.CompressionsOf(format).Select(compression => (format, compression))));

    internal static GenerationRequest Request(
        string folder, LakeFormat format, Compression? compression = null, ulong seed = 42, params WorldTable[] tables)
    {
        var request = Runs.Request(folder, seed);
        return request with
        {
            Tables = tables.Length > 0 ? tables : request.Tables,
            Layout = format == LakeFormat.DuckDb ? DuckDbFormat.LayoutOf(compression) : Layout.Of(format, compression),
            FileFormat = format == LakeFormat.DuckDb ? new DuckDbFormat() : null,
        };
    }

    internal static GeneratedLake Open(GenerationRequest request) => GeneratedLake.Open(request.Folder, _ => request.Tables);
}
