/* A player's sessions follow one another: nobody is at two machines at once.
   A row returned: a session that begins before the player's session before it has ended. */
WITH sessions AS (
    SELECT player_id, session_id, min(event_timestamp) AS begins, max(event_timestamp) AS ends
    FROM casino.bronze_slot_telemetry
    WHERE player_id IS NOT NULL
    GROUP BY player_id, session_id)
SELECT player_id, session_id, begins
FROM sessions
QUALIFY begins <= max(ends) OVER (
    PARTITION BY player_id ORDER BY begins, session_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
