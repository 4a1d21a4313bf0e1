UPDATE casino.bronze_slot_telemetry AS other SET machine_id = play.machine_id, event_timestamp = play.event_timestamp
FROM casino.bronze_slot_telemetry AS play
WHERE play.event_id = a_middle_play()
  AND other.event_id = (SELECT max(event_id) FROM casino.bronze_slot_telemetry WHERE event_type = 'GAME_PLAY');
