using System.Text.Json;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary><c>lakehouse verify --deep</c> and <c>--repair</c> as a user calls them, over lakes of the casino.</summary>
public sealed class RepairVerbTests
{
    private const string Profile = "Tables/casino/bronze_player_profile";
    private const string Slots = "Tables/casino/bronze_slot_telemetry";

    [Fact]
    public void FindingsEndWithTheCommandThatRepairsAndRepairingEndsWell()
    {
        using var scratch = new ScratchFolder();
        var (lake, clean) = Generate(scratch);
        Flip(FirstFile(lake, Slots));
        Directory.Delete(Path.Combine(lake, Profile, "_delta_log"), recursive: true);

        var found = Cli.Run("verify", lake);
        Assert.Equal(1, found.ExitCode);
        Assert.Equal($"To repair: lakehouse verify {lake} --repair", found.ErrorLines[^1]);
        Assert.DoesNotContain("outcome", found.Out, StringComparison.Ordinal);

        var repaired = Cli.Run("verify", lake, "--repair");
        Assert.Equal(0, repaired.ExitCode);
        Assert.Equal(3, repaired.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith(": 2 repaired, 0 refused.", repaired.ErrorLines[^1], StringComparison.Ordinal);
        FolderTree.AssertSame(clean, lake);
        Assert.Equal("every row made again.", Cli.Run("verify", lake, "--deep").ErrorLines[^1].Split(", ")[^1]);
    }

    [Fact]
    public void JsonTellsWhatBecameOfEachProblem()
    {
        using var scratch = new ScratchFolder();
        var (lake, _) = Generate(scratch);
        File.Delete(FirstFile(lake, Slots));
        File.WriteAllText(Path.Combine(lake, Slots, "stray.parquet"), "");

        var plain = Problems(Cli.Run("verify", lake, "--json", "--quiet"), exitCode: 1);
        Assert.All(plain, p => Assert.Equal(["file", "table", "kind"], p.EnumerateObject().Select(m => m.Name)));

        var problems = Problems(Cli.Run("verify", lake, "--repair", "--json", "--quiet"), exitCode: 1);
        Assert.Equal(["missing", "unlisted"], problems.Select(p => p.GetProperty("kind").GetString()));
        Assert.Equal([true, false], problems.Select(p => p.GetProperty("repaired").GetBoolean()));
        Assert.False(problems[0].TryGetProperty("reason", out _));
        Assert.Contains("remove it yourself", problems[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RowsUnderAKeyOfTheUserNeedTheKey()
    {
        using var scratch = new ScratchFolder();
        var (key, other) = (scratch.Sub("key"), scratch.Sub("other"));
        File.WriteAllText(key, "a key of at least sixteen bytes");
        File.WriteAllText(other, "another key of sixteen bytes");
        var (lake, clean) = Generate(scratch, "--pii-key-file", key);

        Assert.Equal(0, Cli.Run("verify", lake).ExitCode);
        var without = Cli.Run("verify", lake, "--deep");
        Assert.Equal((1, ""), (without.ExitCode, without.Out));
        Assert.Single(without.ErrorLines, line =>
            line.StartsWith("The rows of casino.bronze_player_profile were not made again", StringComparison.Ordinal));
        Assert.DoesNotContain("slot_telemetry", without.Error, StringComparison.Ordinal);
        Assert.Contains("not all that was asked could be proved", without.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(1, Cli.Run("verify", lake, "--deep", "--pii-key-file", other).ExitCode);
        Assert.Equal(0, Cli.Run("verify", lake, "--deep", "--pii-key-file", key).ExitCode);

        Flip(FirstFile(lake, Slots));
        Flip(FirstFile(lake, Profile));
        var problems = Problems(Cli.Run("verify", lake, "--repair", "--json"), exitCode: 1);
        Assert.Equal([false, true], problems.Select(p => p.GetProperty("repaired").GetBoolean()));
        Assert.Contains("--pii-key-file", problems[0].GetProperty("reason").GetString(), StringComparison.Ordinal);

        File.Delete(Path.Combine(lake, Profile, "_delta_log", "00000000000000000000.json"));
        Assert.Equal(0, Cli.Run("verify", lake, "--repair", "--pii-key-file", key).ExitCode);
        FolderTree.AssertSame(clean, lake);
    }

    [Fact]
    public void DatabaseIsMadeAgainAndProvedByItsRows()
    {
        using var scratch = new ScratchFolder();
        var (lake, _) = Generate(scratch, "--format", "duckdb");
        var (database, manifest) = (Path.Combine(lake, "casino.duckdb"), Path.Combine(lake, "lakehouse.json"));
        var digest = Cli.Run("digest", lake).Out;
        Assert.Equal(0, Cli.Run("verify", lake, "--deep").ExitCode);

        Flip(database);
        Assert.Equal(WorldDefinition.Find("casino").Tables.Count, Problems(Cli.Run("verify", lake, "--json"), exitCode: 1).Count);
        Assert.Equal(0, Cli.Run("verify", lake, "--repair").ExitCode);
        Assert.Equal((0, digest), (Cli.Run("verify", lake, "--deep").ExitCode, Cli.Run("digest", lake).Out));

        File.Delete(database);
        Assert.Equal(0, Cli.Run("verify", lake, "--repair").ExitCode);
        File.Delete(manifest);
        Assert.Equal(0, Cli.Run("verify", lake, "--repair").ExitCode);
        Assert.Equal((0, digest), (Cli.Run("verify", lake, "--deep").ExitCode, Cli.Run("digest", lake).Out));
        Assert.Equal(["casino.duckdb", "lakehouse.json"], FolderTree.Of(lake).Keys);
    }

    [Fact]
    public void DatabaseOfOthersIsNotReplacedForWantOfAManifest()
    {
        using var scratch = new ScratchFolder();
        var (lake, _) = Generate(scratch, "--format", "duckdb", "--seed", "5");
        File.Delete(Path.Combine(lake, "lakehouse.json"));
        var before = FolderTree.Of(lake);

        var answer = Cli.Run("verify", lake, "--repair");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("Give the plan with --plan-file", answer.Out, StringComparison.Ordinal);
        FolderTree.AssertSame(before, FolderTree.Of(lake));

        var plan = scratch.Sub("plan.json");
        File.WriteAllText(plan, Cli.Run("generate", "casino", "--scale", "demo", "--seed", "5", "--plan").Out);
        Assert.Equal(0, Cli.Run("verify", lake, "--repair", "--plan-file", plan).ExitCode);
        Assert.Equal(0, Cli.Run("verify", lake, "--deep").ExitCode);
    }

    [Theory]
    [InlineData("--plan-file")]
    [InlineData("--pii-key-file")]
    public void FileThatIsNotThereIsBadInput(string option)
    {
        using var scratch = new ScratchFolder();
        var answer = Cli.Run("verify", scratch.FullName, option, scratch.Sub("absent"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"{option} {scratch.Sub("absent")} cannot be read", answer.Error, StringComparison.Ordinal);
    }

    private static (string Lake, string Clean) Generate(ScratchFolder scratch, params string[] options)
    {
        var folders = (Lake: scratch.Sub("lake"), Clean: scratch.Sub("clean"));
        foreach (var folder in (string[])[folders.Lake, folders.Clean])
        {
            var answer = Cli.Run(["generate", "casino", "--scale", "demo", "--out", folder, .. options]);
            Assert.True(answer.ExitCode == 0, answer.Error);
        }

        return folders;
    }

    private static string FirstFile(string lake, string table) =>
        Directory.GetFiles(Path.Combine(lake, table), "*.parquet").Order(StringComparer.Ordinal).First();

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0x08;
        File.WriteAllBytes(file, bytes);
    }

    private static List<JsonElement> Problems(Answer answer, int exitCode)
    {
        Assert.Equal(exitCode, answer.ExitCode);
        return [.. JsonDocument.Parse(answer.Out).RootElement.GetProperty("problems").EnumerateArray()];
    }
}
