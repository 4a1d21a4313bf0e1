using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>Bad input as a table: the command, and the words that its one sentence must have. The exit code is 2.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string[]> Cases => new()
    {
        { "", ["needs a command", "generate", "--help"] },
        { "generat casino", ["'generat'", "did you mean 'generate'"] },
        { "generate", ["'world'", "generate --help"] },
        { "generate casno", ["'casno'", "did you mean 'casino'", "lakehouse tables"] },
        { "generate casino demo", ["'demo'", "one word too many"] },
        { "generate casino --qiet", ["'--qiet'", "did you mean '--quiet'"] },
        { "generate casino --day 3", ["'--day'", "did you mean '--days'"] },
        { "generate casino --finance 3", ["'--finance'", "did you mean '--financial'"] },
        { "generate casino --compliance 50000 --financial 1000", ["bronze_financial_txn cannot have 1000 rows", "36500 currency reports", "at least"] },
        { "generate casino --days", ["--days"] },
        { "generate casino --days 3 --days 4", ["--days"] },
        { "generate casino --days abc", ["--days", "1 to 3660", "'abc'"] },
        { "generate casino --days -5", ["--days", "'-5'"] },
        { "generate casino --days 0", ["--days", "'0'"] },
        { "generate casino --days 99999999999", ["--days", "'99999999999'"] },
        { "generate casino --slots -1", ["--slots", "'-1'"] },
        { "generate casino --slots 0", ["--slots", "'0'"] },
        { "generate casino --slots 1_000", ["--slots", "'1_000'"] },
        { "generate casino --slots 1e6", ["--slots", "'1e6'"] },
        { "generate casino --slots 99999999999999999999", ["--slots", "'99999999999999999999'"] },
        { "generate casino --players 1", ["1 rows", "at least"] },
        { "generate casino --seed -1", ["--seed", "'-1'"] },
        { "generate casino --seed 18446744073709551616", ["--seed", "18446744073709551615"] },
        { "generate casino --scale smal", ["'smal'", "did you mean 'small'"] },
        { "generate casino --scale -1", ["'-1'", "demo"] },
        { "generate casino --scale 1e99", ["'1e99'", "demo"] },
        { "generate casino --all --scale demo", ["--all", "--scale"] },
        { "generate casino --start 2026-02-01 --end 2026-01-01", ["2026-02-01", "2026-01-01", "later"] },
        { "generate casino --start 2026-01-01 --end 2026-01-01", ["2026-01-01", "later"] },
        { "generate casino --start 2026-01-01 --end 2026-01-10 --days 5", ["--start", "--end", "--days", "9 days"] },
        { "generate casino --start 2026-02-30", ["--start", "'2026-02-30'"] },
        { "generate casino --end 01/02/2026", ["--end", "today", "'01/02/2026'"] },
        { "generate casino --start 0001-01-01", ["0001-01-01", "1980-01-01"] },
        { "generate casino --end 9999-12-31", ["9999-12-31", "2200-01-01"] },
        { "generate casino --tables 1000 --financial 100000", ["bronze_table_games cannot have 1000 rows", "at least"] },
        { "generate casino --tables bronze_slot_telemetri", ["'bronze_slot_telemetri'", "did you mean 'bronze_slot_telemetry'"] },
        { "generate casino --tables player_opening,player_opening", ["'player_opening' twice"] },
        { "generate casino --format xml", ["--format", "delta, parquet, csv, json", "'xml'"] },
        { "generate casino --compression zstdd", ["--compression", "did you mean 'zstd'"] },
        { "generate casino --threads 0", ["--threads", "'0'"] },
        { "generate casino --plan-file /nowhere/plan.json", ["--plan-file", "/nowhere/plan.json"] },
        { "generate casino --plan-file /nowhere/plan.json --seed 3", ["--plan-file", "--seed"] },
        { "generate casino --scale demo --batches 8", ["--batches 8", "7 days", "1 to 7"] },
        { "generate casino --batches 0", ["--batches", "'0'"] },
        { "generate casino --scale demo --batches 7 --format csv", ["--batches", "csv", "--format delta"] },
        { "generate casino --set history.late_share=2", ["history.late_share", "0 to 0.5"] },
        { "generate casino --set history.correction_share=abc", ["history.correction_share", "'abc'"] },
        { "generate casino --set history.late_shar=0.1", ["'history.late_shar'", "did you mean 'history.late_share'"] },
        { "diff . . --version-a -1", ["--version-a", "'-1'"] },
        { "diff . . --version-b x", ["--version-b", "'x'"] },
        { "digest casino --version 1", ["--version", "--plan-file", "--days"] },
        { "generate casino --pii-key-file /dev/null", ["16"] },
        { "row casino.bronze_slot_telemetry", ["'n'"] },
        { "row bronze_slot_telemetry 0", ["'bronze_slot_telemetry'", "casino.bronze_slot_telemetry"] },
        { "row casino.bronze_nothing 0", ["'bronze_nothing'"] },
        { "row casino.bronze_slot_telemetry -1", ["'-1'", "0 to 99999"] },
        { "row casino.bronze_slot_telemetry 1000 --scale demo", ["'1000'", "0 to 999"] },
        { "row casino.bronze_slot_telemetry 0x10", ["'0x10'"] },
        { "digest nowhere", ["'nowhere'", "lakehouse tables"] },
        { "digest / --seed 3", ["--seed", "lake"] },
        { "verify /nowhere", ["no lake", "/nowhere"] },
        { "sql SELECT --lake /nowhere", ["no lake", "/nowhere"] },
        { "sql SELECT --format xml", ["--format", "'xml'"] },
        { "sql SELECT --json --format csv", ["--json", "--format"] },
        { "schema casino", ["--for", "delta, spark, duckdb, postgres, json"] },
        { "schema casino --for postgre", ["--for", "'postgre'", "did you mean 'postgres'"] },
        { "schema casno --for delta", ["'casno'", "did you mean 'casino'"] },
        { "schema casino --for delta --tables player_openin", ["'player_openin'", "did you mean 'player_opening'"] },
        { "schema casino --for delta --tables player_opening,player_opening", ["'player_opening' twice"] },
        { "delta", ["show, history, files"] },
        { "delta shaw x", ["'shaw'", "did you mean 'show'"] },
        { "delta show /nowhere", ["no Delta table", "/nowhere"] },
        { "tables --days 3", ["--days", "world"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void BadInputIsToldInOneSentence(string command, string[] words)
    {
        var answer = Cli.Run(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("", answer.Out);
        Assert.All(words, word => Assert.Contains(word, answer.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.ErrorLines);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "lacks 'world'")]
    [InlineData("[]", "not a JSON object")]
    public void DamagedPlanFileIsTold(string content, string words)
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Sub("plan.json");
        File.WriteAllText(file, content);

        var answer = Cli.Run("generate", "casino", "--plan-file", file, "--out", scratch.Sub("lake"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.Sub("lake")));
    }

    [Fact]
    public void EveryTruncationOfAPlanIsTold()
    {
        using var scratch = new ScratchFolder();
        var plan = Cli.Run("generate", "casino", "--scale", "demo", "--plan").Out.TrimEnd('\n');
        var file = scratch.Sub("plan.json");
        for (var cut = 0; cut < plan.Length; cut += 7)
        {
            File.WriteAllText(file, plan[..cut]);
            Assert.Equal(2, Cli.Run("row", "casino.bronze_slot_telemetry", "0", "--plan-file", file).ExitCode);
        }
    }

    [Fact]
    public void LakeOfAnotherPlanIsRefusedNamingBoth()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Assert.Equal(0, Cli.Run("generate", "casino", "--scale", "demo", "--out", lake).ExitCode);
        var tree = FolderTree.Of(lake);

        var answer = Cli.Run("generate", "casino", "--scale", "demo", "--seed", "7", "--out", lake);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("seed is 42 there and 7 asked", answer.Error, StringComparison.Ordinal);
        Assert.Contains("--overwrite", answer.Error, StringComparison.Ordinal);
        FolderTree.AssertSame(tree, FolderTree.Of(lake));
    }

    [Fact]
    public void FileWhereTheLakeShouldBeIsFailedWork()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Sub("file");
        File.WriteAllText(file, "somebody's");

        var answer = Cli.Run("generate", "casino", "--scale", "demo", "--out", file);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"{file} is a file, not a folder", answer.Error, StringComparison.Ordinal);
        Assert.Equal("somebody's", File.ReadAllText(file));
    }

    [Fact]
    public void PathTooLongIsFailedWork()
    {
        using var scratch = new ScratchFolder();
        var answer = Cli.Run("generate", "casino", "--scale", "demo", "--out", scratch.Sub(new string('x', 300)));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("too long", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedDataFileIsFailedWorkAndABadQueryIsBadInput()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", lake);
        var nothing = Cli.Run("sql", "SELECT nothing FROM casino.player_opening", "--lake", lake);
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("nothing", Assert.Single(nothing.ErrorLines), StringComparison.Ordinal);

        var file = Directory.GetFiles(Path.Combine(lake, "Tables", "casino", "player_opening"), "*.parquet").Single();
        File.WriteAllText(file, "PAR1 and nothing more");
        foreach (var answer in (Answer[])[Cli.Run("digest", lake), Cli.Run("sql", "FROM casino.player_opening", "--lake", lake)])
        {
            Assert.Equal(1, answer.ExitCode);
            Assert.Contains(Path.GetFileName(file), Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void DamagedLogIsFailedWorkForEveryVerbThatReadsIt()
    {
        using var scratch = new ScratchFolder();
        var lake = scratch.Sub("lake");
        Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", lake);
        var table = Path.Combine(lake, "Tables", "casino", "player_opening");
        var log = Path.Combine(table, "_delta_log", "00000000000000000000.json");
        File.WriteAllText(log, File.ReadAllText(log)[..500]);

        foreach (var answer in (Answer[])
            [
                Cli.Run("generate", "casino", "--scale", "demo", "--tables", "player_opening", "--out", lake),
                Cli.Run("digest", lake),
                Cli.Run("delta", "show", table),
                Cli.Run("delta", "history", table),
                Cli.Run("verify", lake),
            ])
        {
            Assert.Equal(1, answer.ExitCode);
            Assert.Contains("00000000000000000000.json", answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("inside lakehouse itself", answer.Error, StringComparison.Ordinal);
        }
    }
}
