UPDATE casino.bronze_slot_telemetry SET coin_out = coin_out + 0.01
WHERE event_id = (SELECT min(event_id) FROM casino.bronze_slot_telemetry WHERE event_type = 'GAME_PLAY' AND denomination = 0.25);
UPDATE casino.bronze_slot_telemetry SET coin_out = -denomination WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET coin_out = 100 * coin_in + denomination WHERE event_id = an_event('GAME_PLAY');
