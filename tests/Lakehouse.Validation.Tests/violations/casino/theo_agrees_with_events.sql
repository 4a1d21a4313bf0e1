UPDATE casino.bronze_player_profile SET total_theo = total_theo + 0.01 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_theo = opening_theo - 0.01 WHERE player_id = 'PLY-00002';
UPDATE casino.bronze_slot_telemetry SET coin_in = coin_in + 1 WHERE event_id = a_middle_play();
UPDATE casino.bronze_slot_telemetry SET theoretical_hold = theoretical_hold + 0.1 WHERE event_id = a_middle_play();
