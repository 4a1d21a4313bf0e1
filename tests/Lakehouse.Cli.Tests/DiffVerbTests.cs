using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>Generated lakes against each other, as a user compares them.</summary>
public sealed class DiffVerbTests(DiffVerbTests.Lakes lakes) : IClassFixture<DiffVerbTests.Lakes>
{
    private const string Opening = "casino.player_opening";
    private const string Profile = "casino.bronze_player_profile";
    private const string Slots = "casino.bronze_slot_telemetry";

    private static readonly string[] s_tables =
    [
        "casino.bronze_compliance", "casino.bronze_financial_txn", Profile, "casino.bronze_security_events", Slots,
        "casino.bronze_table_games", Opening,
    ];

    [Fact]
    public void Lakes_of_another_layout_are_equal()
    {
        var answer = Cli.Run("diff", lakes.Folder, lakes.Zstd);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("Equal: 7 tables, 2,500 rows.", Assert.Single(answer.ErrorLines));
        Assert.Contains("by event_id", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("not read", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lake_is_equal_to_itself_without_a_file_being_read()
    {
        var json = Cli.Json("diff", lakes.Folder, lakes.Folder, "--json");

        Assert.True(json.GetProperty("equal").GetBoolean());
        Assert.Equal([7, 7, 1, 7, 7, 7, 1], json.GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("equalFiles").GetInt32()));
    }

    [Fact]
    public void Worlds_of_another_seed_differ_and_json_says_where()
    {
        var answer = Cli.Run("diff", lakes.Folder, lakes.OtherSeed, "--json", "--examples", "1", "--quiet");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
        var root = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal(["a", "b", "equal", "tablesOnlyInA", "tablesOnlyInB", "tables"], Names(root));
        Assert.False(root.GetProperty("equal").GetBoolean());
        var tables = root.GetProperty("tables").EnumerateArray().ToDictionary(t => t.GetProperty("table").GetString()!);
        Assert.Equal(s_tables, tables.Keys);
        Assert.All(tables.Values, t => Assert.Equal(
            [
                "table", "equal", "key", "rowsInA", "rowsInB", "onlyInA", "onlyInB", "changed", "repeatedKeysInA", "repeatedKeysInB",
                "equalFiles", "schema", "columns", "examplesOnlyInA", "examplesOnlyInB", "examplesRepeated",
            ],
            Names(t)));
        Assert.Equal(100, tables[Profile].GetProperty("changed").GetInt64());
        Assert.Equal(1_000, tables[Slots].GetProperty("onlyInA").GetInt64());
        Assert.StartsWith(
            "evt_", tables[Slots].GetProperty("examplesOnlyInB")[0].GetProperty("event_id").GetString(), StringComparison.Ordinal);
        var column = tables[Opening].GetProperty("columns")[0];
        Assert.Equal(["column", "rows", "examples"], Names(column));
        var example = Assert.Single(column.GetProperty("examples").EnumerateArray().ToList());
        Assert.Equal(["key", "a", "b"], Names(example));
        Assert.Equal("PLY-00001", example.GetProperty("key").GetProperty("player_id").GetString());
        Assert.Equal(JsonValueKind.Number, example.GetProperty("a").ValueKind);
    }

    [Fact]
    public void Text_shows_the_tables_then_the_columns_then_examples()
    {
        var answer = Cli.Run("diff", lakes.Folder, lakes.OtherSeed, "--tables", "player_opening");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(["1 of 1 table differ."], answer.ErrorLines);
        var parts = answer.Out.Split("\n\n");
        Assert.Equal(4, parts.Length);
        Assert.Equal($"A  {lakes.Folder}\nB  {lakes.OtherSeed}", parts[0]);
        Assert.Contains($"\n{Opening} ", parts[1], StringComparison.Ordinal);
        Assert.StartsWith($"{Opening}: columns that changed\ncolumn ", parts[2], StringComparison.Ordinal);
        Assert.StartsWith($"{Opening}: examples\nchanged ", parts[3], StringComparison.Ordinal);
        Assert.Contains("\nPLY-00001  opening_visits ", parts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_one_lake_lacks_is_told()
    {
        var json = Cli.Run("diff", lakes.Folder, lakes.SlotsOnly, "--json", "-q");
        var text = Cli.Run("diff", lakes.SlotsOnly, lakes.Folder);

        Assert.Equal((1, 1), (json.ExitCode, text.ExitCode));
        var root = JsonDocument.Parse(json.Out).RootElement;
        Assert.Equal(s_tables.Where(t => t != Slots), root.GetProperty("tablesOnlyInA").EnumerateArray().Select(t => t.GetString()));
        Assert.True(Assert.Single(root.GetProperty("tables").EnumerateArray().ToList()).GetProperty("equal").GetBoolean());
        Assert.Contains("the table is only in B", text.Out, StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("diff", lakes.Folder, lakes.SlotsOnly, "--tables", "bronze_slot_telemetry").ExitCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("parquet")]
    [InlineData("duckdb")]
    public void A_lake_is_equal_to_its_twin_in_another_format(string format)
    {
        using var scratch = new ScratchFolder();
        var twin = scratch.Sub("twin");
        Assert.Equal(0, Cli.Run("generate", "casino", "--scale", "demo", "--format", format, "--quiet", "--out", twin).ExitCode);

        var equal = Cli.Run("diff", lakes.Folder, twin);
        var other = Cli.Run("diff", twin, lakes.OtherSeed, "--json", "--quiet");

        Assert.Equal((0, "Equal: 7 tables, 2,500 rows."), (equal.ExitCode, Assert.Single(equal.ErrorLines)));
        Assert.Equal(1, other.ExitCode);
        var changed = JsonDocument.Parse(other.Out).RootElement.GetProperty("tables").EnumerateArray()
            .ToDictionary(t => t.GetProperty("table").GetString()!, t => t.GetProperty("changed").GetInt64());
        Assert.Equal((100, 0, 100), (changed[Profile], changed[Slots], changed[Opening]));
    }

    [Fact]
    public void Folders_of_one_table_are_compared_whatever_their_names()
    {
        using var scratch = new ScratchFolder();
        var table = TableOf(lakes.Folder);
        var (copy, other) = (Copy(table, scratch.Sub("copy")), Copy(TableOf(lakes.OtherSeed), scratch.Sub("other")));

        Assert.Equal(0, Cli.Run("diff", table, copy).ExitCode);
        var inLake = Cli.Json("diff", table, lakes.Zstd, "--json").GetProperty("tables")[0];
        Assert.Equal(Opening, inLake.GetProperty("table").GetString());
        Assert.Equal("player_id", inLake.GetProperty("key")[0].GetString());
        var whole = JsonDocument.Parse(Cli.Run("diff", copy, other, "--json").Out).RootElement.GetProperty("tables")[0];
        Assert.Empty(whole.GetProperty("key").EnumerateArray());
        Assert.Equal(100, whole.GetProperty("onlyInA").GetInt64());

        static string TableOf(string lake) => Path.Combine(lake, "Tables", "casino", "player_opening");

        static string Copy(string from, string to)
        {
            Directory.CreateDirectory(Path.Combine(to, "_delta_log"));
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
            }

            return to;
        }
    }

    [Fact]
    public void A_key_of_ones_own_matches_rows_by_it()
    {
        var answer = Cli.Run(
            "diff", lakes.Folder, lakes.OtherSeed, "--tables", "bronze_slot_telemetry",
            "--key", "machine_id,event_timestamp,event_type", "--json");

        var table = JsonDocument.Parse(answer.Out).RootElement.GetProperty("tables")[0];
        Assert.Equal(["machine_id", "event_timestamp", "event_type"], table.GetProperty("key").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal(1_000, table.GetProperty("onlyInA").GetInt64() + table.GetProperty("changed").GetInt64());
    }

    [Theory]
    [InlineData("nowhere", "", "There is no lake at")]
    [InlineData("", "--tables nothing", "There is no table 'nothing'")]
    [InlineData("", "--key player_name", "'player_name' is not in both")]
    [InlineData("", "--key player_id,,event_id", "one without letters")]
    [InlineData("", "--examples few", "--examples takes a whole number from 0 to 1000")]
    [InlineData("", "--threads 0", "--threads takes")]
    public void Bad_input_is_told_in_one_sentence(string other, string options, string words)
    {
        var answer = Cli.Run(
        [
            "diff", lakes.Folder, other.Length == 0 ? lakes.OtherSeed : other, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ]);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
        Assert.Contains(words, Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    /// <summary>One small world in several lakes, and its twin of another seed.</summary>
    public sealed class Lakes : IDisposable
    {
        private readonly ScratchFolder _scratch = new();

        public Lakes()
        {
            Folder = Make("lake");
            Zstd = Make("zstd", "--compression", "zstd");
            OtherSeed = Make("seed", "--seed", "7");
            SlotsOnly = Make("slots", "--tables", "bronze_slot_telemetry");
        }

        public string Folder { get; }

        public string Zstd { get; }

        public string OtherSeed { get; }

        public string SlotsOnly { get; }

        public void Dispose() => _scratch.Dispose();

        private string Make(string name, params string[] options)
        {
            var folder = _scratch.Sub(name);
            Assert.Equal(0, Cli.Run(["generate", "casino", "--scale", "demo", "--quiet", "--out", folder, .. options]).ExitCode);
            return folder;
        }
    }
}
