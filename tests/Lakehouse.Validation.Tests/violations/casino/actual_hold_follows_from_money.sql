UPDATE casino.bronze_slot_telemetry SET actual_hold = actual_hold + 0.0001 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET actual_hold = actual_hold - 0.0001 WHERE event_id = an_event('METER_UPDATE');
UPDATE casino.bronze_slot_telemetry SET actual_hold = -actual_hold WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET coin_in = 80.00, coin_out = 79.99, actual_hold = 0.0126 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET coin_in = 1600.00, coin_out = 1599.99, actual_hold = 0.0007 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET coin_in = 800.00, coin_out = 799.99, actual_hold = 0.0012 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET coin_in = 800.00, coin_out = 800.01, actual_hold = -0.0012 WHERE event_id = an_event('GAME_PLAY');
