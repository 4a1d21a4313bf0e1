using System.Text;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests;

public sealed class VerifyTests
{
    private const string Log = "Tables/casino/bronze_fake/_delta_log/00000000000000000000.json";

    [Fact]
    public void LakeAsWrittenHasNoProblem()
    {
        using var scratch = new ScratchFolder();
        var request = Generate(scratch);
        var listener = new Listener();

        var found = Verify(request.Folder, listener);

        Assert.Empty(found.Problems);
        Assert.Empty(listener.Notices);
        Assert.Equal((1, 6L), (found.Tables, found.Files));
        Assert.Equal(found.Bytes, listener.Total);
        Assert.Empty(Verify(Runs.TableFolder(request.Folder)).Problems);
    }

    [Fact]
    public void ChangedAndShortenedFilesAreDamaged()
    {
        using var scratch = new ScratchFolder();
        var files = Files(Generate(scratch).Folder);
        Change(files[1], bytes => bytes[bytes.Length / 3] ^= 0x40);
        using (var cut = File.OpenWrite(files[4]))
        {
            cut.SetLength(cut.Length - 1);
        }

        Assert.Equal([Named(files[1], ProblemKind.Damaged), Named(files[4], ProblemKind.Damaged)], Verify(scratch.Sub("lake")).Problems);
    }

    [Fact]
    public void DeletedFileIsMissingAndAStrangerIsUnlisted()
    {
        using var scratch = new ScratchFolder();
        var files = Files(Generate(scratch).Folder);
        File.Delete(files[0]);
        var stranger = Path.Combine(Path.GetDirectoryName(files[0])!, "part-99999-ffffffffffffffffffffffffffffffff.snappy.parquet");
        File.Copy(files[1], stranger);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(files[0])!, ".hidden"), "work of somebody");

        Assert.Equal([Named(files[0], ProblemKind.Missing), Named(stranger, ProblemKind.Unlisted)], Verify(scratch.Sub("lake")).Problems);
    }

    [Theory]
    [InlineData("\\\"numRecords\\\":1800", "\\\"numRecords\\\":1801")]
    [InlineData("\\\"id\\\":0", "\\\"id\\\":1")]
    [InlineData("One of few.", "One of many.")]
    [InlineData("\"isBlindAppend\":true", "\"isBlindAppend\":false")]
    [InlineData("\"modificationTime\":", "\"modificationTime\": ")]
    public void EditedLogIsFoundByMakingItAgain(string from, string to)
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        Edit(lake, text => ReplaceFirst(text, from, to));

        Assert.Contains(new Problem("casino.bronze_fake", Log, ProblemKind.Log), Verify(lake).Problems);
    }

    [Fact]
    public void LineTakenOutOfTheLogIsALogProblemAndItsFileUnlisted()
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        var files = Files(lake);
        var lost = Path.GetFileName(files[3]);
        Edit(lake, text => string.Join('\n', text.Split('\n').Where(line => !line.Contains(lost, StringComparison.Ordinal))));

        Assert.Equal(
            [
                new Problem("casino.bronze_fake", Log, ProblemKind.Log),
                Named(files[3], ProblemKind.Unlisted),
                Named(files[3], ProblemKind.Plan),
            ],
            Verify(lake).Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"commitInfo\":")]
    [InlineData("not json\n")]
    public void UnreadableLogIsALogProblem(string content)
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        Edit(lake, _ => content);

        Assert.Contains(Verify(lake).Problems, p => p.Kind == ProblemKind.Log && p.Table == "casino.bronze_fake");
    }

    [Fact]
    public void FilesWithoutALogAreALogProblem()
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        Directory.Delete(Path.Combine(Runs.TableFolder(lake), "_delta_log"), recursive: true);

        Assert.Equal(
            [new Problem("casino.bronze_fake", "Tables/casino/bronze_fake/_delta_log", ProblemKind.Log)],
            Verify(lake).Problems);
    }

    [Theory]
    [InlineData("\\\"seed\\\":42", "\\\"seed\\\":43")]
    [InlineData("\\\"zone\\\"", "\\\"zones\\\"")]
    [InlineData("\\\"batchRows\\\":32768", "\\\"batchRows\\\":32769")]
    public void EditedPlanOrLayoutIsAPlanProblem(string from, string to)
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        Edit(lake, text => ReplaceFirst(text, from, to));

        Assert.Contains(Verify(lake).Problems, p => p.Kind == ProblemKind.Plan);
    }

    [Fact]
    public void LakeOfAnotherVersionOfTheWorldIsCheckedByItsBytes()
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        Edit(lake, text =>
        {
            var plan = Runs.Plan();
            var other = plan.ToJson().Replace("\"version\":1,", "\"version\":9,", StringComparison.Ordinal);
            return text
                .Replace(Escape(plan.ToJson()), Escape(other), StringComparison.Ordinal)
                .Replace(plan.Id, Refusals.IdOf(other), StringComparison.Ordinal);
        });
        var listener = new Listener();

        Assert.Empty(Verify(lake, listener).Problems);
        Assert.Contains("version 9", Assert.Single(listener.Notices), StringComparison.Ordinal);
        var files = Files(lake);
        Change(files[5], bytes => bytes[^1] ^= 1);
        Assert.Equal([Named(files[5], ProblemKind.Damaged)], Verify(lake).Problems);
    }

    [Fact]
    public void TableChangedLaterIsToldWithItsVersionAndNotBlamed()
    {
        using var scratch = new ScratchFolder();
        var lake = Generate(scratch).Folder;
        var files = Files(lake);
        var log = new DeltaLog(new FolderStore(Runs.TableFolder(lake)));
        var old = log.Load().Files[2];
        var merged = Path.Combine(Runs.TableFolder(lake), "merged.parquet");
        File.Move(files[2], merged);
        log.Commit(1, [
            RemoveFile.Of(old, 1_900_000_000_000, dataChange: false),
            old with { Path = "merged.parquet", DataChange = false, Tags = null }]);
        var listener = new Listener();

        Assert.Empty(Verify(lake, listener).Problems);
        Assert.Contains("version 1", Assert.Single(listener.Notices), StringComparison.Ordinal);
        File.AppendAllText(merged, "x");
        Assert.Equal([Named(merged, ProblemKind.Damaged)], Verify(lake).Problems);
    }

    [Fact]
    public void FolderWithoutALakeIsBadInput()
    {
        using var scratch = new ScratchFolder();
        var refused = Assert.Throws<InputException>(() => Verify(scratch.FullName));
        Assert.Contains("There is no lake", refused.Message, StringComparison.Ordinal);
    }

    private static GenerationRequest Generate(ScratchFolder scratch)
    {
        var request = Runs.Request(scratch.Sub("lake"));
        Runs.Generate(request);
        return request;
    }

    private static VerifyResult Verify(string path, IRunObserver? observer = null) => Verifier.Run(
        new VerifyRequest { Path = path, Threads = 2, OpenTables = plan => [FakeTable.Of(plan)], Observer = observer ?? new Listener() },
        CancellationToken.None);

    private static List<string> Files(string lake) =>
        [.. Directory.GetFiles(Runs.TableFolder(lake), "*.parquet").Order(StringComparer.Ordinal)];

    private static Problem Named(string file, ProblemKind kind) =>
        new("casino.bronze_fake", $"Tables/casino/bronze_fake/{Path.GetFileName(file)}", kind);

    private static void Change(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private static void Edit(string lake, Func<string, string> edit)
    {
        var log = Path.Combine(lake, Log);
        var before = File.ReadAllText(log);
        var after = edit(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(log, after, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The log does not hold {from}.");
        return text[..at] + to + text[(at + from.Length)..];
    }

    private static string Escape(string json) => json.Replace("\"", "\\\"", StringComparison.Ordinal);
}
