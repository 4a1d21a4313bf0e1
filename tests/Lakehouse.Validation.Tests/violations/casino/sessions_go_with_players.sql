UPDATE casino.bronze_slot_telemetry SET session_id = NULL WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET player_id = NULL WHERE event_id = an_event('JACKPOT');
