UPDATE casino.bronze_slot_telemetry SET coin_in = coin_in + 0.01 WHERE event_id = an_event('METER_UPDATE');
UPDATE casino.bronze_slot_telemetry SET coin_out = coin_out + 0.01 WHERE event_id = an_event('METER_UPDATE');
UPDATE casino.bronze_slot_telemetry SET games_played = games_played - 1 WHERE event_id = an_event('METER_UPDATE');
UPDATE casino.bronze_slot_telemetry SET coin_out = coin_out + 1 WHERE event_id = a_middle_play();
UPDATE casino.bronze_slot_telemetry SET _ingested_at = a_load(1);
DELETE FROM casino.bronze_slot_telemetry WHERE event_id = a_middle_play();
