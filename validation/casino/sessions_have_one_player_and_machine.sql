/* A session is of one player, at one machine, on one gaming day.
   A row returned: a session of several. */
SELECT session_id
FROM (SELECT DISTINCT session_id, player_id, machine_id, _ingested_at FROM casino.bronze_slot_telemetry WHERE session_id IS NOT NULL)
GROUP BY session_id
HAVING count(*) > 1
