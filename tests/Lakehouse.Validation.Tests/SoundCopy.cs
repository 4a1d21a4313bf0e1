using Delta.Sharp;
using DuckDB.NET.Data;

namespace Lakehouse.Validation.Tests;

/// <summary>A small sound world in tables that can be changed, which a lake's cannot.</summary>
public sealed class SoundCopy : IDisposable
{
    private static readonly string[] s_tables =
    [
        "bronze_slot_telemetry", "bronze_table_games", "bronze_player_profile", "player_opening", "bronze_financial_txn",
        "bronze_security_events", "bronze_compliance",
    ];

    // Words of the violations: the first event, transaction or filing of a type, the end of the n-th gaming day, and a play of a carded session
    // with plays of it before and after.
    private const string Words = """
        CREATE MACRO an_event(kind) AS (SELECT min(event_id) FROM casino.bronze_slot_telemetry WHERE event_type = kind);
        CREATE MACRO a_table_event(kind) AS (SELECT min(event_id) FROM casino.bronze_table_games WHERE event_type = kind);
        CREATE MACRO a_security_event(kind) AS (SELECT min(event_id) FROM casino.bronze_security_events WHERE event_type = kind);
        CREATE MACRO a_transaction(kind) AS (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE transaction_type = kind);
        CREATE MACRO a_filing(kind) AS (SELECT min(filing_id) FROM casino.bronze_compliance WHERE filing_type = kind);
        CREATE MACRO a_load(n) AS (
            SELECT loads[n] FROM (SELECT list_sort(list(DISTINCT _ingested_at)) AS loads FROM casino.bronze_slot_telemetry));
        CREATE MACRO a_middle_play() AS (
            SELECT min(event_id) FROM (
                SELECT event_id,
                       event_timestamp > min(event_timestamp) OVER session
                           AND event_timestamp < max(event_timestamp) OVER session AS middle
                FROM casino.bronze_slot_telemetry
                WHERE event_type = 'GAME_PLAY' AND session_id IS NOT NULL
                WINDOW session AS (PARTITION BY session_id)) WHERE middle);
        """;

    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public SoundCopy(CasinoLakes lakes)
    {
        var lake = lakes.Of("demo", 42);
        _connection.Open();
        Execute("SET TimeZone = 'UTC'; CREATE SCHEMA casino");
        foreach (var table in s_tables)
        {
            var files = Path.Combine(lake.Folder, "Tables", "casino", table, "*.parquet").Replace("'", "''", StringComparison.Ordinal);
            Execute($"CREATE TABLE casino.{table} AS SELECT * FROM read_parquet('{files}')");
        }

        Execute(Words);
        Execute(QuerySession.MacroOf("knob", lake.Plan.KnobNumbers));
        Execute(QuerySession.MacroOf("zone", lake.Plan.Zone));
    }

    /// <summary>Whether a query returns rows once a fault is planted; afterwards all is as it was.</summary>
    public bool ReturnsRowsAfter(string violation, string sql)
    {
        Execute("BEGIN");
        try
        {
            Assert.True(Execute(violation) > 0, $"Nothing is changed by: {violation}");
            return ReturnsRows(sql);
        }
        finally
        {
            Execute("ROLLBACK");
        }
    }

    public bool ReturnsRows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return reader.Read();
    }

    public void Dispose() => _connection.Dispose();

    private int Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
