UPDATE casino.bronze_slot_telemetry SET event_id = an_event('TILT') WHERE event_id = an_event('GAME_PLAY');
