UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = a_middle_play();
UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 13 HOUR
WHERE event_id IN (SELECT max(event_id) FROM casino.bronze_slot_telemetry
                   WHERE player_id IS NOT NULL AND event_timestamp < _ingested_at - INTERVAL 14 HOUR GROUP BY session_id);
