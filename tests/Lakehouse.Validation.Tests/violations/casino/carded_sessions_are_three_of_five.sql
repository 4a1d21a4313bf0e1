UPDATE casino.bronze_slot_telemetry SET session_id = NULL
WHERE session_id = (SELECT min(session_id) FROM casino.bronze_slot_telemetry);
UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = (
    SELECT min(event_id) FROM casino.bronze_slot_telemetry WHERE event_type = 'GAME_PLAY' AND session_id IS NULL);
