UPDATE casino.bronze_slot_telemetry SET asset_number = 'A-00000' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET location_id = 'LOC-000' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET zone = 'Lobby' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET denomination = 2 WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET theoretical_hold = 12 WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET machine_type = 'Keno' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET manufacturer = 'Bally' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET game_theme = 'Quiet Gold' WHERE event_id = an_event('TILT');
