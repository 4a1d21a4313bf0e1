using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests;

/// <summary>A casino written to a folder and open for queries.</summary>
public sealed class CasinoLake : IDisposable
{
    private readonly QuerySession _session;

    public CasinoLake(string name, string scale, string folder, Plan plan)
    {
        Name = name;
        Scale = scale;
        Folder = folder;
        Plan = plan;
        Generator.Run(
            new GenerationRequest
            {
                Plan = plan,
                Tables = World.Open(plan).Tables,
                Folder = folder,
                Layout = Layout.Of(LakeFormat.Delta),
                Threads = Environment.ProcessorCount,
                Clock = TimeProvider.System,
            },
            TestContext.Current.CancellationToken);
        _session = Lake.Open(folder).Query();
        PlanFunctions.AddTo(_session, plan);
    }

    public string Name { get; }

    public string Scale { get; }

    public string Folder { get; }

    public Plan Plan { get; }

    /// <summary>The rows of an answer as texts; only the first where a faulty world may give very many.</summary>
    public IReadOnlyList<string?[]> Query(string sql, int rows = int.MaxValue)
    {
        // Test classes run side by side, and a session answers one question at a time.
        lock (_session)
        {
            using var result = _session.Query(sql, TestContext.Current.CancellationToken);
            return [.. TextRows.Of(result.Batches()).Take(rows)];
        }
    }

    public void Dispose() => _session.Dispose();
}
