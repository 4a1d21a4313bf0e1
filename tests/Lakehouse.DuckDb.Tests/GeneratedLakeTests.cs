using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Generation.Tests;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.DuckDb.Tests;

/// <summary>Generated tables read back, whatever format they stand in.</summary>
public sealed class GeneratedLakeTests
{
    [Theory]
    [MemberData(nameof(Formats.All), MemberType = typeof(Formats))]
    public void DigestOfEachFormatIsThatOfTheDeltaTableAndThePlan(LakeFormat format, Compression compression)
    {
        using var scratch = new ScratchFolder();
        WorldTable[] tables = [new FakeTable(42, 100_000, 40_000), new FakeTable(42, 300, 100, "bronze_small")];
        var delta = Runs.Request(scratch.Sub("lake")) with { Tables = tables };
        var files = Formats.Request(scratch.Sub("files"), format, compression, tables: tables);
        Runs.Generate(delta);
        Runs.Generate(files);

        var read = Digests(Formats.Open(files));

        Assert.Equal(Digests(GeneratedLake.Open(delta.Folder)), read);
        Assert.Equal(
            tables.Select(table => ($"casino.{table.Name}", PlanDigest.Of(table, 2, _ => { }, CancellationToken.None).ToString())),
            read.Select(table => (table.Name, table.Digest.Hex)));
    }

    [Theory]
    [MemberData(nameof(Formats.All), MemberType = typeof(Formats))]
    public void TypesAreThoseOfTheContract(LakeFormat format, Compression compression)
    {
        using var scratch = new ScratchFolder();
        var request = Formats.Request(scratch.Sub("out"), format, compression);
        Runs.Generate(request);
        var lake = Formats.Open(request);
        using var session = lake.Query();
        using var answer = session.Query("SELECT * FROM casino.bronze_fake", TestContext.Current.CancellationToken);

        var contract = request.Tables[0].Schema.Columns.Select(column => (column.Name, column.Type.ToString()));
        Assert.Equal(contract, ResultColumn.Of(answer.Schema).Select(column => (column.Name, column.Type)));
        Assert.Equal(contract, Assert.Single(lake.Tables).Schema.Fields.Select(field => (field.Name, field.Type.ToString()!)));
    }

    [Theory]
    [MemberData(nameof(Formats.All), MemberType = typeof(Formats))]
    public void DamagedAndMissingFilesAreNamed(LakeFormat format, Compression compression)
    {
        using var scratch = new ScratchFolder();
        var request = Formats.Request(scratch.Sub("out"), format, compression);
        Runs.Generate(request);
        var file = Directory.GetFiles(request.Folder, "*.*").Single(path => Path.GetFileName(path) != "lakehouse.json");
        using (var cut = File.OpenWrite(file))
        {
            cut.SetLength(cut.Length - 1);
        }

        foreach (var words in (string[])["bytes long", "is missing"])
        {
            var e = Assert.Throws<QueryException>(() => Digests(Formats.Open(request)));
            Assert.True(e.IsFailedWork);
            Assert.Contains(file, e.Message, StringComparison.Ordinal);
            Assert.Contains(words, e.Message, StringComparison.Ordinal);
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("it's [a] dir")]
    [InlineData("ü漢 \"so\"; x=1")]
    public void AnyPathCanBeReadAndWritten(string name)
    {
        using var scratch = new ScratchFolder();
        foreach (var (format, compression) in Formats.All.Select(row => row.Data))
        {
            var request = Formats.Request(scratch.Sub(name, $"{format}{compression}"), format, compression);
            Runs.Generate(request);
            Assert.Equal(10_000, Assert.Single(Digests(Formats.Open(request))).Digest.Rows);
        }
    }

    [Fact]
    public void TableThatStandsThereTwiceIsNotGuessed()
    {
        using var scratch = new ScratchFolder();
        var request = Formats.Request(scratch.Sub("out"), LakeFormat.Csv);
        Runs.Generate(request);
        Runs.Generate(Runs.Request(request.Folder));

        var e = Assert.Throws<InputException>(() => Formats.Open(request));
        Assert.Contains("casino.bronze_fake twice", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfAnotherVersionOfTheWorldAreNotReadByGuess()
    {
        using var scratch = new ScratchFolder();
        var request = Formats.Request(scratch.Sub("out"), LakeFormat.Csv);
        Runs.Generate(request);
        var manifest = Path.Combine(request.Folder, "lakehouse.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"version\":1,", "\"version\":9,", StringComparison.Ordinal));

        var e = Assert.Throws<GenerationException>(() => Formats.Open(request));
        Assert.Contains("version 9", e.Message, StringComparison.Ordinal);
    }

    private static List<(string Name, TableDigest Digest)> Digests(GeneratedLake lake) =>
        [.. lake.Tables.Select(table => (table.FullName, table.Digest(cancellation: TestContext.Current.CancellationToken)))];
}
