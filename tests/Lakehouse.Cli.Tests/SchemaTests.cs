using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delta.Sharp;
using DuckDB.NET.Data;
using Json.Schema;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>The schemas that <c>lakehouse schema</c> writes, judged by the engines that they are for.</summary>
public sealed class SchemaTests(DemoLake lake) : IClassFixture<DemoLake>
{
    private static readonly IReadOnlyList<TableSchema> s_tables = WorldDefinition.Find("casino").Tables;

    [Fact]
    public void DeltaIsWhatGeneratedTablesCarry()
    {
        var lines = Schema("delta").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(s_tables.Count, lines.Length);
        foreach (var (table, line) in s_tables.Zip(lines))
        {
            var log = File.ReadAllLines(Path.Combine(lake.Table(table.Name), "_delta_log", "00000000000000000000.json"));
            var metadata = log.Select(l => JsonNode.Parse(l)!["metaData"]).Single(m => m is not null)!;
            Assert.Equal(metadata["schemaString"]!.GetValue<string>(), line);
        }
    }

    [Fact]
    public void DuckDBRunsItsScriptAndTheRowsFit()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, Schema("duckdb"));
        foreach (var table in s_tables)
        {
            var files = DeltaTable.Open(lake.Table(table.Name)).Files.Select(f => $"'{Path.Combine(lake.Table(table.Name), f.Key)}'");
            Execute(connection, $"INSERT INTO casino.{table.Name} SELECT * FROM read_parquet([{string.Join(", ", files)}])");
            Assert.True((long)Execute(connection, $"SELECT count(*) FROM casino.{table.Name}")! > 0);
        }

        var comment = Execute(
            connection, "SELECT comment FROM duckdb_columns() WHERE table_name = 'player_opening' AND column_name = 'opening_win_loss'");
        Assert.Equal(s_tables.Single(t => t.Name == "player_opening").Columns.Single(c => c.Name == "opening_win_loss").Comment, comment);

        // The key is one, and what must not be null must not.
        Assert.Contains(
            "Duplicate key",
            Refusal("INSERT INTO casino.player_opening SELECT * FROM casino.player_opening LIMIT 1"),
            StringComparison.Ordinal);
        Assert.Contains("NOT NULL", Refusal("UPDATE casino.player_opening SET opening_theo = NULL"), StringComparison.Ordinal);

        string Refusal(string sql) => Assert.ThrowsAny<DuckDBException>(() => Execute(connection, sql)).Message;
    }

    [Fact]
    public void PostgresRunsItsScriptAndTheRowsFitWithTheirKeys()
    {
        using var server = new PostgresServer();
        server.Psql(Schema("postgres"));
        using var scratch = new ScratchFolder();
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        foreach (var table in s_tables.OrderBy(t => t.References.Count))
        {
            var csv = scratch.Sub(table.Name + ".csv");
            Execute(connection, $"COPY (FROM read_parquet('{lake.Table(table.Name)}/*.parquet')) TO '{csv}' (HEADER)");
            server.Psql($"\\copy casino.{table.Name} from '{csv}' with (format csv, header)");
            var rows = File.ReadLines(csv).Count() - 1;
            Assert.Equal(Number(rows), server.Psql($"SELECT count(*) FROM casino.{table.Name}").Trim());
        }

        Assert.Equal(
            s_tables.SelectMany(t => t.References.Select(r => $"{t.Name}|{r.Table}")).Order(StringComparer.Ordinal),
            Lines(server.Psql("SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f'")
                .Replace("casino.", "", StringComparison.Ordinal)));
        Assert.Equal(
            s_tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}|{c.Name}|{(c.Nullable ? "YES" : "NO")}|{c.Comment}"))
                .Order(StringComparer.Ordinal),
            Lines(server.Psql("""
                SELECT table_name, column_name, is_nullable,
                  col_description((table_schema || '.' || table_name)::regclass, ordinal_position)
                FROM information_schema.columns WHERE table_schema = 'casino'
                """)));
        Assert.Contains(
            "violates foreign key constraint",
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => server.Psql("DELETE FROM casino.bronze_player_profile")).Message,
            StringComparison.Ordinal);

        static IEnumerable<string> Lines(string text) =>
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void ReferenceToATableThatIsNotAskedForIsSaidAndLeftOut()
    {
        var script = Cli.Run("schema", "casino", "--for", "postgres", "--tables", "player_opening").Out;

        Assert.DoesNotContain("FOREIGN KEY", script, StringComparison.Ordinal);
        Assert.Contains("-- player_opening (player_id) refers to bronze_player_profile", script, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonSchemaHoldsForTheRowsAndNotForOthers()
    {
        foreach (var (table, line) in s_tables.Zip(Schema("json").Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            Assert.Equal($"casino.{table.Name}", JsonNode.Parse(line)!["title"]!.GetValue<string>());
            var judge = JsonSchema.FromText(line);
            var rows = Enumerable.Range(0, 50).Select(n => Row(table.Name, n)).ToList();
            Assert.All(rows, row => Assert.True(Holds(judge, row), row.ToJsonString()));

            foreach (var column in table.Columns)
            {
                Assert.Equal(column.Nullable, Holds(judge, With(rows[0], column.Name, null)));
                Assert.False(Holds(judge, With(rows[0], column.Name, new JsonObject())), $"{column.Name} may be an object.");
                Assert.False(Holds(judge, Without(rows[0], column.Name)), $"{column.Name} may be left out.");
            }

            Assert.False(Holds(judge, With(rows[0], "nobody_knows", "it")));
        }
    }

    [Fact]
    public void JsonSchemaKnowsTheRangesAndFormsOfTypes()
    {
        var judge = JsonSchema.FromText(Cli.Run("schema", "casino", "--for", "json", "--tables", "bronze_slot_telemetry").Out);
        var row = Row("bronze_slot_telemetry", 0);

        Assert.False(Holds(judge, With(row, "event_timestamp", "2025-12-24T03:17:05Z")));
        Assert.False(Holds(judge, With(row, "games_played", 2_147_483_648)));
        Assert.True(Holds(judge, With(row, "games_played", 2_147_483_647)));
        Assert.False(Holds(judge, With(row, "denomination", 1_000m)));
        Assert.True(Holds(judge, With(row, "denomination", 999.99m)));
    }

    private static string Schema(string dialect)
    {
        var answer = Cli.Run("schema", "casino", "--for", dialect);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        return answer.Out;
    }

    private static JsonObject Row(string table, int n) =>
        JsonNode.Parse(Cli.Run("row", $"casino.{table}", Number(n), "--scale", "demo").Out)!.AsObject();

    private static JsonObject With(JsonObject row, string column, JsonNode? value)
    {
        var changed = row.DeepClone().AsObject();
        changed[column] = value;
        return changed;
    }

    private static JsonObject Without(JsonObject row, string column)
    {
        var changed = row.DeepClone().AsObject();
        changed.Remove(column);
        return changed;
    }

    private static bool Holds(JsonSchema judge, JsonObject row) => judge.Evaluate(JsonSerializer.SerializeToElement(row)).IsValid;

    private static object? Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A lake of the smallest casino.</summary>
public sealed class DemoLake : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public DemoLake()
    {
        var answer = Cli.Run("generate", "casino", "--scale", "demo", "--out", _folder.FullName, "--overwrite");
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    public string Table(string name) => _folder.Sub("Tables", "casino", name);

    public void Dispose() => _folder.Dispose();
}
