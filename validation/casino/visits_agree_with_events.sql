/* total_visits is the opening balance plus the gaming days on which the player has slot rows.
   A row returned: a player with another number of visits. */
SELECT player_id, total_visits, opening_visits, coalesce(days, 0) AS days
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id, count(DISTINCT _ingested_at) AS days
    FROM casino.bronze_slot_telemetry
    WHERE player_id IS NOT NULL
    GROUP BY player_id) USING (player_id)
WHERE total_visits <> opening_visits + coalesce(days, 0)
