UPDATE casino.bronze_slot_telemetry SET zone = 'Main Floor' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET event_type = 'PLAY' WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET denomination = 0.50 WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET theoretical_hold = 3.9999 WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET machine_type = 'Slots' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET manufacturer = 'Bally' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET game_theme = 'Riches' WHERE event_id = an_event('TILT');
