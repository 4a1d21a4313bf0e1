UPDATE casino.bronze_slot_telemetry SET event_id = 'evt_12' WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET machine_id = 'SLOT-0001' WHERE machine_id = 'SM-0001';
UPDATE casino.bronze_slot_telemetry SET asset_number = 'A-1' WHERE machine_id = 'SM-0001';
UPDATE casino.bronze_slot_telemetry SET location_id = 'LOC-020' WHERE machine_id = 'SM-0001';
UPDATE casino.bronze_slot_telemetry SET player_id = 'P1' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-0' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET _batch_id = 'batch' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET _source = 'PlayerGenerator' WHERE event_id = an_event('TILT');
