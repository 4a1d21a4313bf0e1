UPDATE casino.bronze_player_profile SET last_visit_date = last_visit_date - 1 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET last_visit_date = last_visit_date + 1 WHERE player_id = 'PLY-00002';
UPDATE casino.player_opening SET opening_last_visit_date = opening_last_visit_date - 1;
