/* Every player, machine and table that a row names exists: players in the profile, machines in the telemetry, tables in
   the pit.
   A row returned: an id that points nowhere. */
SELECT 'player' AS what, player_id AS id
FROM (
    SELECT player_id FROM casino.bronze_table_games WHERE player_id IS NOT NULL
    UNION ALL SELECT player_id FROM casino.bronze_financial_txn
    UNION ALL SELECT player_id FROM casino.bronze_compliance
    UNION ALL SELECT visitor_id FROM casino.bronze_security_events WHERE visitor_id IS NOT NULL)
ANTI JOIN casino.bronze_player_profile USING (player_id)
UNION ALL
SELECT 'machine', machine_id FROM casino.bronze_compliance ANTI JOIN casino.bronze_slot_telemetry USING (machine_id) WHERE machine_id IS NOT NULL
UNION ALL
SELECT 'table', table_id FROM casino.bronze_compliance ANTI JOIN casino.bronze_table_games USING (table_id) WHERE table_id IS NOT NULL
UNION ALL
SELECT 'document', amended_from
FROM casino.bronze_compliance
WHERE amended_from NOT IN (SELECT report_id FROM casino.bronze_compliance)
