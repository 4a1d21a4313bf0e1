UPDATE casino.bronze_slot_telemetry SET session_id = NULL WHERE event_id = a_middle_play();
UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = a_middle_play();
