/* last_visit_date is the last gaming day on which the player has a row at machines, tables or the cage, else that of the
   opening balance.
   A row returned: a player with another last visit. */
SELECT player_id, last_visit_date, opening_last_visit_date, last_day
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id, CAST(max(_ingested_at) AT TIME ZONE zone() AS DATE) - 1 AS last_day
    FROM (
        SELECT player_id, _ingested_at FROM casino.bronze_slot_telemetry
        UNION ALL SELECT player_id, _ingested_at FROM casino.bronze_table_games
        UNION ALL SELECT player_id, _ingested_at FROM casino.bronze_financial_txn)
    WHERE player_id IS NOT NULL
    GROUP BY player_id) USING (player_id)
WHERE last_visit_date <> coalesce(last_day, opening_last_visit_date)
