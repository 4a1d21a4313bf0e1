UPDATE casino.bronze_slot_telemetry SET player_id = 'PLY-00001' WHERE player_id IS NOT NULL AND _ingested_at = a_load(2);
UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = a_middle_play();
