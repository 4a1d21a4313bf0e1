UPDATE casino.bronze_player_profile SET average_daily_theo = average_daily_theo + 0.01 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET total_visits = total_visits + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET average_daily_theo = 0.12, total_theo = 1.00, total_visits = 8 WHERE player_id = 'PLY-00001';
