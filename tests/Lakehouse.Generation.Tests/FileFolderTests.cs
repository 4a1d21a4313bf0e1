using System.Text;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests;

/// <summary>Folders of single files in the formats that need no other engine.</summary>
public sealed class FileFolderTests
{
    public static TheoryData<LakeFormat, Compression, string> Formats => new()
    {
        { LakeFormat.Parquet, Compression.Snappy, ".parquet" },
        { LakeFormat.Csv, Compression.None, ".csv" },
        { LakeFormat.Csv, Compression.Gzip, ".csv.gz" },
        { LakeFormat.Json, Compression.None, ".json" },
        { LakeFormat.Json, Compression.Gzip, ".json.gz" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void AnyNumberOfThreadsGivesTheSameFolder(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        foreach (var threads in (int[])[1, 2, 7])
        {
            Runs.Generate(Request(scratch.Sub($"{threads}"), format, compression) with { Threads = threads, Tables = Large() });
        }

        var tree = FolderTree.Of(scratch.Sub("1"));
        Assert.Equal([$"bronze_fake{ending}", $"bronze_small{ending}", "lakehouse.json"], tree.Keys);
        FolderTree.AssertSame(tree, FolderTree.Of(scratch.Sub("2")));
        FolderTree.AssertSame(tree, FolderTree.Of(scratch.Sub("7")));

        // Slices of more than one batch, and more batches than threads.
        static FakeTable[] Large() => [new FakeTable(42, 300_000, 70_000), new FakeTable(42, 500, 500, "bronze_small")];
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void SamePlanAgainIsUnchangedAndALostFileIsMadeAgain(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"), format, compression);
        Assert.All(Runs.Generate(request), outcome => Assert.Equal(TableAction.Written, outcome.Action));
        var tree = FolderTree.Of(request.Folder);
        Assert.Empty(Verify(request.Folder).Problems);
        Assert.All(Runs.Generate(request), outcome => Assert.Equal(TableAction.Unchanged, outcome.Action));

        File.Delete(Path.Combine(request.Folder, $"bronze_other{ending}"));
        Assert.Equal([TableAction.Unchanged, TableAction.Completed], Runs.Generate(request).Select(o => o.Action));
        File.AppendAllText(Path.Combine(request.Folder, $"bronze_fake{ending}"), "x");
        Assert.Equal([TableAction.Completed, TableAction.Unchanged], Runs.Generate(request).Select(o => o.Action));
        FolderTree.AssertSame(tree, FolderTree.Of(request.Folder));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void AnotherPlanAndForeignFilesAreRefusedUnlessOverwritten(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var old = Request(scratch.Sub("out"), format, compression, seed: 1);
        Runs.Generate(old);
        var request = Request(old.Folder, format, compression, seed: 2);

        var refused = Assert.Throws<RefusedException>(() => Runs.Generate(request));
        Assert.Contains("seed is 1 there and 2 asked", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(old.Folder, $"bronze_fake{ending}"), refused.Message, StringComparison.Ordinal);
        Assert.All(Runs.Generate(request with { Overwrite = true }), o => Assert.Equal(TableAction.Overwritten, o.Action));
        Runs.Generate(Request(scratch.Sub("clean"), format, compression, seed: 2));
        FolderTree.AssertSame(scratch.Sub("clean"), request.Folder);

        Directory.CreateDirectory(scratch.Sub("foreign"));
        File.WriteAllText(scratch.Sub("foreign", $"bronze_other{ending}"), "somebody's");
        Assert.Throws<RefusedException>(() => Runs.Generate(Request(scratch.Sub("foreign"), format, compression)));
        Assert.Equal("somebody's", File.ReadAllText(scratch.Sub("foreign", $"bronze_other{ending}")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void AnotherFormatIsRefusedAndOverwrittenWithoutLeavingTheOldFile(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        foreach (var (other, packed, _) in Formats.Select(row => row.Data).Where(to => to.Item3 != ending))
        {
            var folder = scratch.Sub($"{other}{packed}");
            Runs.Generate(Request(folder, format, compression));
            var request = Request(folder, other, packed);
            Assert.Contains("in another layout", Assert.Throws<RefusedException>(() => Runs.Generate(request)).Message, StringComparison.Ordinal);

            Assert.All(Runs.Generate(request with { Overwrite = true }), o => Assert.Equal(TableAction.Overwritten, o.Action));
            Runs.Generate(Request(scratch.Sub("clean", $"{other}{packed}"), other, packed));
            FolderTree.AssertSame(scratch.Sub("clean", $"{other}{packed}"), folder);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RunKilledAfterTheManifestSaidSoRemovesTheOldFileNextTime(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"), format, compression);
        Runs.Generate(request);
        var clean = FolderTree.Of(request.Folder);

        // As it stands between the new file's publication and the old one's removal.
        File.WriteAllText(Path.Combine(request.Folder, "bronze_fake.before"), "the table in another format");
        Manifest(request.Folder, text => text.Replace(
            $"\"file\": \"bronze_fake{ending}\",", $"\"file\": \"bronze_fake{ending}\",\n      \"replaces\": \"bronze_fake.before\",",
            StringComparison.Ordinal));

        Assert.All(Runs.Generate(request), o => Assert.Equal(TableAction.Unchanged, o.Action));
        FolderTree.AssertSame(clean, FolderTree.Of(request.Folder));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ThrowingColumnLeavesNoFileUnderItsName(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        foreach (var threads in (int[])[1, 3])
        {
            var request = Request(scratch.Sub("out"), format, compression) with { Threads = threads };
            var failing = request with { Tables = [Failing(request.Plan)] };

            var thrown = Assert.Throws<InvalidOperationException>(() => Runs.Generate(failing));
            Assert.Equal("no value", thrown.Message);
            Assert.Empty(Directory.GetFiles(scratch.FullName, "*", SearchOption.AllDirectories));
        }

        var whole = Request(scratch.Sub("out"), format, compression);
        Runs.Generate(whole);
        Assert.True(File.Exists(Path.Combine(whole.Folder, $"bronze_fake{ending}")));
        Assert.Empty(Verify(whole.Folder).Problems);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void CancellationEndsEveryThreadThatWaitsForItsTurn(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        using var stop = new CancellationTokenSource();
        var request = Request(scratch.Sub("out"), format, compression) with
        {
            Threads = 5,
            Tables = [new FakeTable(42, 400_000, 400_000) { BeforeBatch = first => StopAt(first) }],
        };

        Assert.ThrowsAny<OperationCanceledException>(() => Generator.Run(request, stop.Token));
        Assert.False(File.Exists(Path.Combine(request.Folder, $"bronze_fake{ending}")));
        Assert.Empty(Directory.GetFiles(scratch.FullName, "*", SearchOption.AllDirectories));

        void StopAt(long first)
        {
            if (first >= 3 * WorldTable.BatchRows)
            {
                stop.Cancel();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void LeftoversOfTheseFilesGoAndThoseOfOthersStay(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"), format, compression);
        Directory.CreateDirectory(request.Folder);
        File.WriteAllText(Path.Combine(request.Folder, $".bronze_fake{ending}.123-4.tmp"), "half");
        File.WriteAllText(Path.Combine(request.Folder, ".bronze_theirs.csv.123-4.tmp"), "somebody's");

        Runs.Generate(request);

        Assert.Equal([".bronze_theirs.csv.123-4.tmp"], Directory.GetFiles(request.Folder, "*.tmp").Select(Path.GetFileName)!);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ProblemsAreFoundByKind(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Sub("out");
        Runs.Generate(Request(folder, format, compression));
        File.AppendAllText(Path.Combine(folder, $"bronze_fake{ending}"), "x");
        File.Move(Path.Combine(folder, $"bronze_other{ending}"), Path.Combine(folder, $"bronze_moved{ending}"));
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "somebody's");

        Assert.Equal(
            [
                new Problem("", $"bronze_moved{ending}", ProblemKind.Unlisted),
                new Problem("casino.bronze_fake", $"bronze_fake{ending}", ProblemKind.Damaged),
                new Problem("casino.bronze_other", $"bronze_other{ending}", ProblemKind.Missing),
            ],
            Verify(folder).Problems);

        Manifest(folder, text => text.Replace("\"rows\": 10000", "\"rows\": 10001", StringComparison.Ordinal));
        Assert.Contains(Verify(folder).Problems, p => p is { File: "lakehouse.json", Kind: ProblemKind.Plan });
        Manifest(folder, _ => "{\"tables\":[{}]}");
        Assert.Contains(Verify(folder).Problems, p => p is { File: "lakehouse.json", Kind: ProblemKind.Log });
        Assert.Throws<GenerationException>(() => Runs.Generate(Request(folder, format, compression)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void TableWithoutRowsIsAFileWithoutRows(LakeFormat format, Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"), format, compression) with { Tables = [new FakeTable(42, 0, 1)] };

        Assert.Equal(0, Assert.Single(Runs.Generate(request)).Rows);
        Assert.Empty(Verify(request.Folder, new FakeTable(42, 0, 1)).Problems);
        Assert.Equal(TableAction.Unchanged, Assert.Single(Runs.Generate(request)).Action);
        if (ending == ".csv")
        {
            Assert.Equal("id,note,kind,amount,rate,count,flag,day,at\n", File.ReadAllText(Path.Combine(request.Folder, "bronze_fake.csv")));
        }
    }

    [Theory]
    [InlineData(LakeFormat.Csv, Compression.Snappy, "csv takes none or gzip")]
    [InlineData(LakeFormat.Json, Compression.Zstd, "json takes none or gzip")]
    [InlineData(LakeFormat.Delta, Compression.Gzip, "delta takes snappy or zstd or none")]
    [InlineData(LakeFormat.Parquet, Compression.Gzip, "parquet takes snappy or zstd or none")]
    [InlineData(LakeFormat.DuckDb, Compression.None, "leave --compression out")]
    public void CompressionThatAFormatDoesNotTakeIsRefused(LakeFormat format, Compression compression, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => Layout.Of(format, compression)).Message, StringComparison.Ordinal);

    [Fact]
    public void LayoutsAreReadBackAndThoseOfParquetAreSpeltAsEver()
    {
        foreach (var format in Enum.GetValues<LakeFormat>())
        {
            foreach (var compression in Layout.CompressionsOf(format))
            {
                var layout = Layout.Of(format, compression, "Engine v1");
                Assert.Equal(layout, Layout.TryParse(layout.ToJson()));
                Assert.Null(Layout.TryParse(layout.ToJson().Replace("\"codec\"", "\"kodek\"", StringComparison.Ordinal)));
            }
        }

        Assert.Equal(
            $"{{\"format\":\"delta\",\"codec\":\"snappy\",\"batchRows\":32768,\"rowGroupRows\":262144,\"library\":\"{DataFileWriter.LibraryVersion}\"}}",
            Layout.Of(LakeFormat.Delta).ToJson());
        Assert.Equal("{\"format\":\"csv\",\"codec\":\"none\"}", Layout.Of(LakeFormat.Csv).ToJson());
    }

    private static FakeTable Failing(Plan plan) => new(plan.Seed, 300_000, 300_000)
    {
        BeforeBatch = first =>
        {
            if (first >= 4 * WorldTable.BatchRows)
            {
                throw new InvalidOperationException("no value");
            }
        },
    };

    private static GenerationRequest Request(string folder, LakeFormat format, Compression compression, ulong seed = 42)
    {
        var request = Runs.Request(folder, seed);
        return request with
        {
            Layout = Runs.Layout(format, compression),
            Tables = [FakeTable.Of(request.Plan), FakeTable.Of(request.Plan, "bronze_other")],
        };
    }

    private static VerifyResult Verify(string folder, params FakeTable[] tables) => Verifier.Run(
        new VerifyRequest
        {
            Path = folder,
            Threads = 2,
            OpenTables = plan => tables.Length > 0 ? tables : [FakeTable.Of(plan), FakeTable.Of(plan, "bronze_other")],
        },
        CancellationToken.None);

    private static void Manifest(string folder, Func<string, string> edit)
    {
        var path = Path.Combine(folder, "lakehouse.json");
        var before = File.ReadAllText(path);
        var after = edit(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
