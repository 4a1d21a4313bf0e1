UPDATE casino.bronze_slot_telemetry SET coin_in = coin_in + denomination WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET coin_in = coin_in * 3 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET games_played = games_played + 1 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET games_played = 0, coin_in = 0 WHERE event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET games_played = games_played * 467, coin_in = coin_in * 467 WHERE event_id = an_event('GAME_PLAY');
