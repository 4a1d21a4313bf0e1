UPDATE casino.player_opening SET opening_visits = 0 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_visits = 834 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_visits = opening_last_visit_date - enrollment_date + 2
FROM casino.bronze_player_profile AS profile WHERE profile.player_id = player_opening.player_id;
UPDATE casino.player_opening SET opening_theo = 249.99, opening_win_loss = 0 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_theo = 1000000.01, opening_win_loss = 0 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_win_loss = opening_theo * -0.16 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_win_loss = opening_theo * 0.06 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_points_balance = 99, opening_lifetime_points = 990 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_points_balance = 1000001, opening_lifetime_points = 10000010 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_lifetime_points = opening_points_balance * 3 - 1 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_lifetime_points = opening_points_balance * 20 + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_visits = 1, opening_last_visit_date = CAST(a_load(1) AS DATE) - 1 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_visits = 0, opening_last_visit_date = DATE '1990-01-01' WHERE player_id = 'PLY-00001';
