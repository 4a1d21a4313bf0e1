UPDATE casino.bronze_player_profile SET points_balance = points_balance + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET lifetime_points = lifetime_points - 1, tier_credits = (lifetime_points - 1) // 10
WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET tier_credits = tier_credits + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_points_balance = opening_points_balance + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_slot_telemetry SET coin_in = coin_in + 5 WHERE event_id = a_middle_play();
