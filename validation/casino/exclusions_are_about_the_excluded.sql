/* An EXCLUSION_VIOLATION is about a self-excluded player, who plays carded nowhere; exclusion events name a player.
   A row returned: a violation by somebody who is not excluded, or an excluded player who played. */
SELECT event_id, event_type, visitor_id
FROM casino.bronze_security_events AS event
LEFT JOIN casino.bronze_player_profile AS player ON player.player_id = event.visitor_id
WHERE (event_type LIKE 'EXCLUSION%' AND player.player_id IS NULL)
   OR (event_type = 'EXCLUSION_VIOLATION' AND NOT coalesce(self_excluded, false))
UNION ALL
SELECT player_id, 'played', player_id
FROM casino.bronze_player_profile
WHERE self_excluded
  AND player_id IN (
      SELECT player_id FROM casino.bronze_slot_telemetry
      UNION ALL SELECT player_id FROM casino.bronze_table_games
      UNION ALL SELECT player_id FROM casino.bronze_financial_txn)
