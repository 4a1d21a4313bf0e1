using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>What the verbs print, as scripts rely on it.</summary>
public sealed class VerbTests
{
    private static readonly string[] s_tables =
    [
        "casino.bronze_compliance", "casino.bronze_financial_txn", "casino.bronze_player_profile", "casino.bronze_security_events",
        "casino.bronze_slot_telemetry", "casino.bronze_table_games", "casino.player_opening",
    ];

    [Theory]
    [InlineData("generate")]
    [InlineData("tables")]
    [InlineData("row")]
    [InlineData("digest")]
    [InlineData("verify")]
    [InlineData("diff")]
    [InlineData("sql")]
    [InlineData("schema")]
    [InlineData("delta")]
    [InlineData("delta show")]
    [InlineData("delta history")]
    [InlineData("delta files")]
    public void EveryVerbHasHelpWithExamples(string verb)
    {
        var answer = Cli.Run([.. verb.Split(' '), "--help"]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("--quiet", answer.Out, StringComparison.Ordinal);
        var examples = answer.Out.Split("Examples:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith($"  lakehouse {verb.Split(' ')[0]}", example, StringComparison.Ordinal));
    }

    [Fact]
    public void GenerateJsonHasTheMembersOfTheContract()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        var answer = Cli.Run("generate", "casino", "--scale", "demo", "--out", lake, "--json", "--quiet");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var root = JsonDocument.Parse(Assert.Single(answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(["lake", "plan", "tables", "seconds"], Names(root));
        Assert.Equal(lake, root.GetProperty("lake").GetString());
        Assert.Matches("^[0-9a-f]{64}$", root.GetProperty("plan").GetString());
        var tables = root.GetProperty("tables").EnumerateArray().ToList();
        Assert.All(tables, t => Assert.Equal(["table", "rows", "files", "bytes", "version"], Names(t)));
        Assert.Equal(s_tables, tables.Select(t => t.GetProperty("table").GetString()!).Order(StringComparer.Ordinal));
        Assert.True(root.GetProperty("seconds").GetDouble() >= 0);
    }

    [Fact]
    public void GenerateSaysWhatItMadeAndWhatToTryNext()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        var first = Cli.Run("generate", "casino", "--scale", "demo", "--out", lake);
        var second = Cli.Run("generate", "casino", "--scale", "demo", "--out", lake);

        Assert.Equal("", first.Out);
        Assert.Equal(
            $"Next: lakehouse sql \"SELECT * FROM casino.bronze_slot_telemetry LIMIT 5\" --lake {lake}", first.ErrorLines[^1]);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("already there by the same plan", second.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--slots 500", "bronze_slot_telemetry")]
    [InlineData("--players 200", "bronze_player_profile,player_opening")]
    [InlineData("--tables 500 --compliance 100", "bronze_compliance,bronze_table_games")]
    [InlineData(
        "--slots 500 --scale demo",
        "bronze_compliance,bronze_financial_txn,bronze_player_profile,bronze_security_events,bronze_slot_telemetry,bronze_table_games,player_opening")]
    [InlineData("--tables player_opening,bronze_slot_telemetry --scale demo", "bronze_slot_telemetry,player_opening")]
    public void CountOptionsAndListsChooseTheTables(string options, string expected)
    {
        using var scratch = new ScratchFolder();
        var answer = Cli.Run(["generate", "casino", "-o", scratch.Sub("lake"), .. options.Split(' ')]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            expected.Split(','),
            Directory.GetDirectories(scratch.Sub("lake", "Tables", "casino")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void PlanGoesThroughAFile()
    {
        using var scratch = new ScratchFolder();
        var plan = Cli.Run("generate", "casino", "--scale", "demo", "-s", "9", "--plan").Out;
        File.WriteAllText(scratch.Sub("plan.json"), plan);

        Assert.Equal(plan, Cli.Run("generate", "casino", "--plan-file", scratch.Sub("plan.json"), "--plan").Out);
        Assert.Equal(
            Cli.Run("digest", "casino", "--scale", "demo", "-s", "9", "--json").Out,
            Cli.Run("digest", "casino", "--plan-file", scratch.Sub("plan.json"), "--json").Out);
    }

    [Fact]
    public void EveryVersionOfALakeInBatchesHasAnAnswerThatThePlanGives()
    {
        using var scratch = new ScratchFolder();
        string[] options = ["--slots", "3000", "--days", "4"];
        File.WriteAllText(scratch.Sub("plan.json"), Cli.Run(["generate", "casino", .. options, "--plan"]).Out);
        Assert.Equal(0, Cli.Run(["generate", "casino", .. options, "--batches", "2", "--out", scratch.Sub("lake")]).ExitCode);

        foreach (var (version, end) in (ReadOnlySpan<(string, string[])>)[
            ("0", ["--days", "2"]), ("0", ["--end", "2025-12-30"]), ("1", ["--days", "4", "--end", "2026-01-01"]), ("1", [])])
        {
            Assert.Equal(
                Cli.Run([
                    "digest", "casino", "--plan-file", scratch.Sub("plan.json"), "--tables", "bronze_slot_telemetry", "--json", .. end]).Out,
                Cli.Run("digest", scratch.Sub("lake"), "--version", version, "--json").Out);
        }

        Assert.NotEqual(0, Cli.Run("digest", scratch.Sub("lake"), "--version", "2").ExitCode);
        var counts = ((string[])["0", "1"]).Select(version => long.Parse(
            Cli.Run(
                "sql", "SELECT count(*) FROM casino.bronze_slot_telemetry",
                "--lake", scratch.Sub("lake"), "--version", version, "--format", "csv").Out.Split('\n')[1],
            System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(counts[0], 1_000, 2_000);
        Assert.Equal(3_000, counts[1]);
        Assert.Contains(
            "batch=1 of 2 firstDay=2025-12-28 lastDay=2025-12-29",
            Cli.Run("delta", "history", scratch.Sub("lake", "Tables", "casino", "bronze_slot_telemetry")).Out,
            StringComparison.Ordinal);
        var two = Cli.Run("digest", "casino", "--plan-file", scratch.Sub("plan.json"), "--days", "2", "--end", "2026-01-01");
        Assert.Equal(2, two.ExitCode);
        Assert.Contains("two ends", two.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EndTodayIsTheBusinessDayOfTheClock()
    {
        // 05:30 in Los Angeles on 4 March: the business day of the 3rd has half an hour to go.
        var plan = Cli.Json("generate", "casino", "--days", "2", "--end", "today", "--plan");
        Assert.Equal(("2027-03-01", "2027-03-03"), (plan.GetProperty("start").GetString(), plan.GetProperty("end").GetString()));
    }

    [Fact]
    public void DigestsOfPlanAndLakeAreTheSameLine()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Cli.Run("generate", "casino", "--scale", "demo", "--seed", "5", "--out", lake);
        var made = Cli.Run("digest", "casino", "--scale", "demo", "--seed", "5", "--json");
        var read = Cli.Run("digest", lake, "--json");

        Assert.Equal(made, read);
        var tables = JsonDocument.Parse(made.Out).RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(s_tables, tables.Select(t => t.GetProperty("table").GetString()));
        Assert.All(tables, t => Assert.Equal(["table", "rows", "digest"], Names(t)));
        Assert.All(tables, t => Assert.Matches("^[0-9a-f]{16}$", t.GetProperty("digest").GetString()));

        var one = Cli.Json("digest", Path.Combine(lake, "Tables", "casino", "player_opening"), "--json");
        Assert.Equal("player_opening", one.GetProperty("tables")[0].GetProperty("table").GetString());
    }

    [Fact]
    public void RowIsTheRowOfTheLake()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Cli.Run("generate", "casino", "--scale", "small", "--out", lake);
        foreach (var (table, key, rows) in (List<(string, string, ulong)>)
            [
                ("casino.bronze_slot_telemetry", "event_id", 10_000),
                ("casino.bronze_player_profile", "player_id", 500),
                ("casino.player_opening", "player_id", 500),
                ("casino.bronze_table_games", "event_id", 5_000),
                ("casino.bronze_financial_txn", "txn_id", 2_500),
                ("casino.bronze_security_events", "event_id", 1_000),
                ("casino.bronze_compliance", "filing_id", 500),
            ])
        {
            for (var i = 0UL; i < 5; i++)
            {
                var n = (long)(unchecked(i * 0x9E3779B97F4A7C15) % rows);
                var row = Cli.Run("row", table, n.ToString(System.Globalization.CultureInfo.InvariantCulture), "--scale", "small").Out;
                var id = JsonDocument.Parse(row).RootElement.GetProperty(key).GetString();
                Assert.Equal(row, Cli.Run("sql", $"SELECT * FROM {table} WHERE {key} = '{id}'", "--lake", lake, "--json").Out);
            }
        }
    }

    [Fact]
    public void TablesJsonHasTheMembersOfTheContract()
    {
        var root = Cli.Json("tables", "casino", "--scale", "demo", "--json");
        var tables = root.GetProperty("tables").EnumerateArray().ToList();

        Assert.All(tables, t => Assert.Equal(["table", "rows", "columns"], Names(t)));
        Assert.All(
            tables.SelectMany(t => t.GetProperty("columns").EnumerateArray()),
            c => Assert.Equal(["name", "type", "nullable"], Names(c)));
        Assert.Equal(1_000, tables.Single(t => t.GetProperty("table").GetString() == "casino.bronze_slot_telemetry").GetProperty("rows").GetInt64());
    }

    [Fact]
    public void VerifyEndsWithOneWhenSomethingIsWrong()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Cli.Run("generate", "casino", "--scale", "demo", "--out", lake);
        var whole = Cli.Run("verify", lake, "--json");
        Assert.Equal((0, "{\"problems\":[]}\n"), (whole.ExitCode, whole.Out));

        var file = Directory.GetFiles(Path.Combine(lake, "Tables", "casino", "player_opening"), "*.parquet").Single();
        File.AppendAllText(file, "x");
        var answer = Cli.Run("verify", lake, "--json", "--quiet");
        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(
            $"{{\"problems\":[{{\"file\":\"Tables/casino/player_opening/{Path.GetFileName(file)}\","
                + "\"table\":\"casino.player_opening\",\"kind\":\"damaged\"}]}\n",
            answer.Out);
    }

    [Fact]
    public void LakeUnderAPrivateKeyIsVerifiedWithoutTheKey()
    {
        using var scratch = new ScratchFolder();
        var key = scratch.Sub("key");
        File.WriteAllText(key, "a key that nobody else has");
        var generated = Cli.Run("generate", "casino", "--scale", "demo", "--pii-key-file", key, "--out", scratch.Sub("lake"));

        Assert.Equal(0, generated.ExitCode);
        Assert.Equal(0, Cli.Run("verify", scratch.Sub("lake")).ExitCode);
        Assert.NotEqual(
            Cli.Run("digest", "casino", "--scale", "demo", "--tables", "bronze_player_profile", "--json").Out,
            Cli.Run("digest", "casino", "--scale", "demo", "--tables", "bronze_player_profile", "--pii-key-file", key, "--json").Out);
    }

    [Fact]
    public void PersonalDataIsAnnouncedOnStandardError()
    {
        using var scratch = new ScratchFolder();
        var answer = Cli.Run("generate", "casino", "--scale", "demo", "--include-pii", "--quiet", "--out", scratch.Sub("lake"));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Out));
        Assert.Contains("--include-pii", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table", "n  t\n1  a\n")]
    [InlineData("csv", "n,t\n1,a\n")]
    [InlineData("json", "{\"n\":1,\"t\":\"a\"}\n")]
    public void SqlPrintsEachFormat(string format, string expected)
    {
        using var scratch = new ScratchFolder();
        Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", scratch.Sub("lake"));

        Assert.Equal(
            new Answer(0, expected, ""),
            Cli.Run("sql", "SELECT 1 AS n, 'a' AS t", "--lake", scratch.Sub("lake"), "--format", format));
    }

    [Fact]
    public void SqlPrintsParquet()
    {
        using var scratch = new ScratchFolder();
        Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", scratch.Sub("lake"));
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var signals = new Signals();
        var code = Application.Run(
            ["sql", "FROM casino.player_opening", "--lake", scratch.Sub("lake"), "--format", "parquet"],
            new Terminal(output, error, OutIsTerminal: false, ErrorIsTerminal: false),
            new FixedClock(),
            signals);

        var bytes = output.ToArray();
        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.Equal("PAR1"u8, bytes.AsSpan(0, 4));
        Assert.Equal("PAR1"u8, bytes.AsSpan(bytes.Length - 4));
    }

    [Fact]
    public void DeltaTellsWhatTheLogHolds()
    {
        using var scratch = new ScratchFolder();
        Cli.Run("generate", "casino", "--scale", "demo", "--out", scratch.Sub("lake"));
        var table = scratch.Sub("lake", "Tables", "casino", "bronze_slot_telemetry");

        var show = Cli.Json("delta", "show", table, "--json");
        var files = Cli.Json("delta", "files", table, "--json").GetProperty("files").EnumerateArray().ToList();
        var commit = Assert.Single(Cli.Json("delta", "history", table, "--json").GetProperty("commits").EnumerateArray());
        Assert.Equal((0, 1_000), (show.GetProperty("version").GetInt64(), show.GetProperty("rows").GetInt64()));
        Assert.Equal(1_000, files.Sum(f => f.GetProperty("rows").GetInt64()));
        Assert.Equal(show.GetProperty("bytes").GetInt64(), files.Sum(f => f.GetProperty("bytes").GetInt64()));
        Assert.Equal("CREATE TABLE AS SELECT", commit.GetProperty("commitInfo").GetProperty("operation").GetString());
        foreach (var part in (string[])["show", "files", "history"])
        {
            Assert.Equal(0, Cli.Run("delta", part, table).ExitCode);
            Assert.Equal(1, Cli.Run("delta", part, table, "--version", "7").ExitCode);
        }
    }

    [Fact]
    public void PlainParquetHasOneFileATableAndIsVerified()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Sub("output");
        var made = Cli.Json("generate", "casino", "--scale", "demo", "-f", "parquet", "-o", folder, "--json");

        Assert.Equal(
            s_tables.Select(t => t["casino.".Length..] + ".parquet").Append("lakehouse.json").Order(StringComparer.Ordinal),
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Equal(JsonValueKind.Null, made.GetProperty("tables")[0].GetProperty("version").ValueKind);
        Assert.Equal(0, Cli.Run("verify", folder).ExitCode);
    }

    private static List<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(m => m.Name)];
}
