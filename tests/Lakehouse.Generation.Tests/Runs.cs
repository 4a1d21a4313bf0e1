using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Tests;

/// <summary>Short ways to make plans and lakes of fake tables, and to compare folders.</summary>
internal static class Runs
{
    public const string Table = "bronze_fake";

    public static Plan Plan(ulong seed = 42) =>
        WorldDefinition.Find("casino").MakePlan(new PlanRequest { Scale = "demo", Seed = seed });

    public static Layout Layout(LakeFormat format = LakeFormat.Delta, Compression? compression = null) =>
        Generation.Layout.Of(format, compression);

    public static GenerationRequest Request(string lake, ulong seed = 42, int threads = 2)
    {
        var plan = Plan(seed);
        return new GenerationRequest
        {
            Plan = plan,
            Tables = [FakeTable.Of(plan)],
            Folder = lake,
            Layout = Layout(),
            Threads = threads,
            Clock = new FixedClock(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero)),
        };
    }

    public static IReadOnlyList<TableOutcome> Generate(GenerationRequest request) => Generator.Run(request, CancellationToken.None);

    public static string TableFolder(string lake) => Path.Combine(lake, "Tables", "casino", Table);


}

/// <summary>A clock that stands.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>Remembers the sentences of a run.</summary>
internal sealed class Listener : IRunObserver
{
    private readonly List<string> _notices = [];
    private long _advanced;

    public long Total => Interlocked.Read(ref _advanced);

    public IReadOnlyList<string> Notices => _notices;

    public void Advanced(string table, long amount) => Interlocked.Add(ref _advanced, amount);

    public void Notice(string sentence)
    {
        lock (_notices)
        {
            _notices.Add(sentence);
        }
    }
}
