using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>Faults as a user asks for them, looks at them, and verifies a lake that has them.</summary>
public sealed class FaultVerbTests
{
    private const string Key = "casino.bronze_answer_key";
    private static readonly string[] s_plan = ["--scale", "demo", "--faults", "0.1"];

    [Theory]
    [InlineData("0.5000001", "--faults takes a rate from 0 to 0.5 with 6 digits after the point at most, and '0.5000001' was given.")]
    [InlineData("2", "--faults takes a rate from 0 to 0.5 with 6 digits after the point at most, and '2' was given.")]
    [InlineData("abc", "--faults takes a rate from 0 to 0.5 with 6 digits after the point at most, and 'abc' was given.")]
    [InlineData("0,1", "--faults takes a rate from 0 to 0.5 with 6 digits after the point at most, and '0,1' was given.")]
    public void RatesThatCannotBeAreRefused(string rate, string sentence)
    {
        foreach (var verb in (string[][])[["tables", "casino"], ["digest", "casino"], ["row", Key, "0"], ["schema", "casino", "--for", "json"]])
        {
            var answer = Cli.Run([.. verb, "--faults", rate]);
            Assert.Equal((2, sentence), (answer.ExitCode, answer.Error.Trim()));
        }
    }

    [Fact]
    public void TheRateIsGivenOnceAndOneWeightIsNotZero()
    {
        Refused("--faults 0.1 and --set faults.rate=0.1 both give the rate of faults; leave one of them out.", "--set", "faults.rate=0.1");
        string[] kinds = ["late", "duplicate", "missing", "malformed", "out_of_range", "orphan", "wrong_type", "drifted_schema"];
        Refused(
            "The weights faults are all 0; leave one of them over 0.",
            [.. kinds.SelectMany(kind => (string[])["--set", $"faults.{kind}=0"])]);

        static void Refused(string sentence, params string[] options)
        {
            var answer = Cli.Run(["tables", "casino", .. s_plan, .. options]);
            Assert.Equal((2, sentence), (answer.ExitCode, answer.Error.Trim()));
        }
    }

    [Fact]
    public void TheOptionIsTheKnob() => Assert.Equal(
        Cli.Run("generate", "casino", "--plan", "--faults", "0.10").Out,
        Cli.Run("generate", "casino", "--plan", "--set", "faults.rate=0.1").Out);

    [Fact]
    public void TheKeyIsThereOnlyWithFaults()
    {
        Assert.DoesNotContain(Key, Names("tables", "casino", "--scale", "demo"));
        Assert.Equal(
            [.. Names("tables", "casino", "--scale", "demo"), Key], Names(["tables", "casino", .. s_plan]));
        Assert.Equal([Key, "casino.bronze_slot_telemetry"], Names("tables", "casino", "--slots", "2000", "--faults", "0.1").Order());
        foreach (var verb in (string[][])[["row", Key, "0"], ["schema", "casino", "--for", "json", "--tables", "bronze_answer_key"]])
        {
            var answer = Cli.Run(verb);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains("only where faults are planted; give --faults", answer.Error, StringComparison.Ordinal);
        }

        static IEnumerable<string> Names(params string[] args) =>
            Cli.Json([.. args, "--json"]).GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("table").GetString()!);
    }

    [Fact]
    public void TheSchemaWithFaultsIsThatOfTheLake()
    {
        using var scratch = new ScratchFolder();
        Generate(scratch.Sub("lake"));
        foreach (var table in Directory.GetDirectories(scratch.Sub("lake", "Tables", "casino")))
        {
            var log = File.ReadLines(Directory.GetFiles(Path.Combine(table, "_delta_log"), "*.json").Single());
            var metadata = log.Select(line => JsonDocument.Parse(line).RootElement).Single(a => a.TryGetProperty("metaData", out _));
            var told = Cli.Run("schema", "casino", "--for", "delta", "--faults", "0.1", "--tables", Path.GetFileName(table));

            Assert.Equal(metadata.GetProperty("metaData").GetProperty("schemaString").GetString(), told.Out.Trim());
        }
    }

    [Fact]
    public void ALakeWithFaultsIsSoundAndRepairRestoresItByteForByte()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Generate(lake);
        var before = FolderTree.Of(lake);
        Assert.Equal(0, Cli.Run("verify", lake, "--deep").ExitCode);
        foreach (var table in (string[])["bronze_slot_telemetry", "bronze_answer_key"])
        {
            File.Delete(Directory.GetFiles(Path.Combine(lake, "Tables", "casino", table), "*.parquet").Order(StringComparer.Ordinal).First());
        }

        Assert.Equal(1, Cli.Run("verify", lake).ExitCode);
        Assert.Equal(0, Cli.Run("verify", lake, "--repair").ExitCode);
        FolderTree.AssertSame(before, FolderTree.Of(lake));
    }

    [Fact]
    public void EveryFormatAndThePlanHaveTheSameDigests()
    {
        using var scratch = new ScratchFolder();
        var expected = Digests(["digest", "casino", .. s_plan]);
        Assert.Equal(8, expected.Count());
        foreach (var format in (string[])["delta", "parquet", "csv", "duckdb"])
        {
            Generate(scratch.Sub(format), "--format", format, "--threads", format == "delta" ? "1" : "2");
            if (format == "csv")
            {
                // Files of text have no types of their own to take a digest by.
                Assert.Equal(0, Cli.Run("diff", scratch.Sub("delta"), scratch.Sub(format)).ExitCode);
            }
            else
            {
                Assert.Equal(expected, Digests("digest", scratch.Sub(format)));
            }
        }

        static IEnumerable<string> Digests(params string[] args) => Cli.Json([.. args, "--json"]).GetProperty("tables").EnumerateArray()
            .Select(t => t.GetRawText().Split('/')[^1]).Order(StringComparer.Ordinal).ToList();
    }

    [Fact]
    public void EachDeliveryHasTheFaultsOfItsWindowAndTheAnswersToThem()
    {
        using var scratch = new ScratchFolder();
        Generate(scratch.Sub("lake"), "--batches", "7");
        File.WriteAllText(scratch.Sub("plan"), Cli.Run(["generate", "casino", "--plan", .. s_plan]).Out);

        Assert.Equal(
            Rows("digest", "casino", "--plan-file", scratch.Sub("plan"), "--days", "3"), Rows("digest", scratch.Sub("lake"), "--version", "2"));

        static IEnumerable<string> Rows(params string[] args) => Cli.Json([.. args, "--json"]).GetProperty("tables").EnumerateArray()
            .Select(t => $"{t.GetProperty("table")} {t.GetProperty("rows")} {t.GetProperty("digest")}").Order(StringComparer.Ordinal).ToList();
    }

    [Fact]
    public void TheTrueValueOfAMissingRowIsTheRowAsTheCleanWorldPrintsIt()
    {
        using var scratch = new ScratchFolder();
        Generate(scratch.Sub("lake"));
        var missing = Cli.Run(
            "sql",
            "SELECT true_value FROM casino.bronze_answer_key WHERE fault_kind = 'missing' AND table_name = 'bronze_compliance'",
            "--lake", scratch.Sub("lake"), "--json").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("true_value").GetString()).ToList();
        var clean = Enumerable.Range(0, 100).Select(n => Cli.Run("row", "casino.bronze_compliance", $"{n}", "--scale", "demo").Out.Trim());

        Assert.NotEmpty(missing);
        Assert.Empty(missing.Except(clean));
    }

    [Fact]
    public void LineageSaysWhatIsPlanted()
    {
        var told = Enumerable.Range(0, 30)
            .SelectMany(n => Cli.Json(["row", "casino.bronze_slot_telemetry", $"{n}", "--lineage", .. s_plan]).GetProperty("lineage").EnumerateArray())
            .Where(cell => cell.GetProperty("rule").GetString()!.StartsWith("Planted:", StringComparison.Ordinal))
            .Select(cell => cell.GetProperty("from")[0].GetString()!);

        Assert.NotEmpty(told);
        Assert.All(told, from => Assert.Matches("^bronze_answer_key#bronze_slot_telemetry/evt_[0-9a-f]{8}[.]planted_value$", from));
    }

    private static void Generate(string folder, params string[] options) =>
        Assert.Equal(0, Cli.Run(["generate", "casino", "--quiet", "--out", folder, .. s_plan, .. options]).ExitCode);
}
