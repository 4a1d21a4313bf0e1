UPDATE casino.bronze_player_profile SET total_actual_win_loss = -total_actual_win_loss WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_win_loss = opening_win_loss + 0.01 WHERE player_id = 'PLY-00002';
UPDATE casino.bronze_slot_telemetry SET coin_out = coin_out + 0.01 WHERE event_id = a_middle_play();
DELETE FROM casino.bronze_slot_telemetry WHERE event_id = an_event('JACKPOT');
