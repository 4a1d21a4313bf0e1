UPDATE casino.bronze_slot_telemetry SET player_id = 'PLY-00101' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET player_id = (
    SELECT min(player_id) FROM casino.bronze_player_profile WHERE account_status = 'Inactive') WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_player_profile SET self_excluded = true WHERE player_id IN (SELECT player_id FROM casino.bronze_slot_telemetry);
