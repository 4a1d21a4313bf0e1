UPDATE casino.bronze_slot_telemetry SET _ingested_at = a_load(1) WHERE event_type = 'GAME_PLAY' AND _ingested_at = a_load(3);
UPDATE casino.bronze_slot_telemetry SET _ingested_at = a_load(7) WHERE event_type = 'JACKPOT' AND jackpot_amount >= 1200;
DELETE FROM casino.bronze_slot_telemetry WHERE event_type = 'METER_UPDATE' AND _ingested_at = a_load(4);
