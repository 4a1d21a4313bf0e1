UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 5 HOUR
WHERE event_type = 'GAME_PLAY' AND machine_id = 'SM-0001' AND event_timestamp < _ingested_at - INTERVAL 20 HOUR;
DELETE FROM casino.bronze_slot_telemetry
WHERE event_type = 'GAME_PLAY' AND machine_id = 'SM-0001' AND event_timestamp >= a_load(5) - INTERVAL 5 HOUR
  AND event_timestamp < a_load(5);
