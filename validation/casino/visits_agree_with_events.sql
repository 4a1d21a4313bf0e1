/* total_visits is the opening balance plus the gaming days on which the player has a row at machines,
   tables or the cage.
   A row returned: a player with another number of visits. */
SELECT player_id, total_visits, opening_visits, coalesce(days, 0) AS days
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id, count(DISTINCT _ingested_at) AS days
    FROM (
        SELECT player_id, _ingested_at FROM casino.bronze_slot_telemetry
        UNION ALL SELECT player_id, _ingested_at FROM casino.bronze_table_games
        UNION ALL SELECT player_id, _ingested_at FROM casino.bronze_financial_txn)
    WHERE player_id IS NOT NULL
    GROUP BY player_id) USING (player_id)
WHERE total_visits <> opening_visits + coalesce(days, 0)
