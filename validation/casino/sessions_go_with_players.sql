/* A row has a session exactly when it has a player.
   A row returned: an event with one of the two alone. */
SELECT event_id, player_id, session_id
FROM casino.bronze_slot_telemetry
WHERE (player_id IS NULL) <> (session_id IS NULL)
