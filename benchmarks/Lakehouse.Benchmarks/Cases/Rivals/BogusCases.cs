using Lakehouse.Benchmarks.Duck;
using Lakehouse.Benchmarks.Measuring;
using Parquet;
using Parquet.Serialization;

namespace Lakehouse.Benchmarks.Cases.Rivals;

/// <summary>Players by Bogus into memory: what is compared with our rows into record batches.</summary>
internal sealed record BogusMemoryCase : SingleCase
{
    public const string CaseName = "bogus-memory/" + Catalogue.Profiles;

    private const string HowFar =
        "The same number of players with the same 35 columns, masked, and the same two keyed hashes each, on one thread once warm. "
        + "Not the same meaning: every value is drawn alone, while ours make visits, points and wins add up to the player's events, "
        + "keep identifiers unique by construction and can make any player alone.";

    private readonly int _players;

    public BogusMemoryCase(int players)
        : base(CaseName, $"{players} players by Bogus into a list of objects, on one thread")
    {
        _players = players;
        Comparable = HowFar;
    }

    protected override Sample Measure(Setting setting) =>
        Meter.Measure(() => (BogusPlayers.Make(_players).Count, null)) with { Columns = typeof(BogusPlayer).GetProperties().Length };
}

/// <summary>Players by Bogus through Parquet.Net, as its serializer of objects writes them.</summary>
internal sealed record BogusParquetCase : SingleCase
{
    public const string CaseName = "bogus-parquet/" + Catalogue.Profiles;

    private readonly int _players;

    public BogusParquetCase(int players)
        : base(CaseName, $"{players} players by Bogus into a snappy Parquet file by the serializer of Parquet.Net, on one thread")
    {
        _players = players;
        Comparable = $"As `{BogusMemoryCase.CaseName}`, each into a Parquet file by the library it goes with; ours has Delta statistics "
            + "and a digest besides.";
    }

    public static async Task Write(string file, int players)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        await using var stream = File.Create(file);
        await ParquetSerializer.SerializeAsync(BogusPlayers.Make(players), stream, options);
    }

    protected override Sample Measure(Setting setting)
    {
        var file = Path.Combine(setting.Work, "players.parquet");
        var sample = Meter.Measure(() =>
        {
            Write(file, _players).GetAwaiter().GetResult();
            return (_players, new FileInfo(file).Length);
        });
        return sample with { Columns = ParquetShape.Of(file).Columns };
    }
}
