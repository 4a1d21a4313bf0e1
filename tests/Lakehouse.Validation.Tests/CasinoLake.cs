using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests;

/// <summary>A casino written to a folder and open for queries.</summary>
public sealed class CasinoLake : IDisposable
{
    private readonly QuerySession _session;

    public CasinoLake(string folder, Plan plan)
    {
        Folder = folder;
        Plan = plan;
        Generator.Run(
            new GenerationRequest
            {
                Plan = plan,
                Tables = World.Open(plan).Tables,
                Folder = folder,
                Layout = new Layout { Format = LakeFormat.Delta, Compression = Compression.Snappy, Library = Generator.Library },
                Threads = Environment.ProcessorCount,
                Clock = TimeProvider.System,
            },
            TestContext.Current.CancellationToken);
        _session = Lake.Open(folder).Query();
    }

    public string Folder { get; }

    public Plan Plan { get; }

    public IReadOnlyList<string?[]> Query(string sql)
    {
        using var result = _session.Query(sql, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(result.Batches())];
    }

    /// <summary>The first rows alone, where a faulty world may have very many.</summary>
    public IReadOnlyList<string?[]> FirstRows(string sql, int rows)
    {
        using var result = _session.Query(sql, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(result.Batches()).Take(rows)];
    }

    public void Dispose() => _session.Dispose();
}
