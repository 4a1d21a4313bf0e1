/* A player's games cost the same from the first to the last of a session.
   A row returned: a session with games of several stakes. */
SELECT session_id
FROM casino.bronze_slot_telemetry
WHERE event_type = 'GAME_PLAY' AND session_id IS NOT NULL
GROUP BY session_id
HAVING min(CAST(coin_in * 100 AS BIGINT) / games_played) <> max(CAST(coin_in * 100 AS BIGINT) / games_played)
