UPDATE casino.bronze_slot_telemetry SET player_id = 'PLY-00000' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET machine_id = 'SM-0000' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET _ingested_at = _ingested_at + INTERVAL 1 DAY WHERE event_id = an_event('JACKPOT');
