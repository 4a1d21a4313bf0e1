UPDATE casino.bronze_player_profile SET enrollment_date = CAST(a_load(1) AS DATE) - 30 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET enrollment_date = CAST(a_load(1) AS DATE) - 3652 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET date_of_birth = enrollment_date - INTERVAL 20 YEAR WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET date_of_birth = DATE '1938-01-01' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET date_of_birth = CAST(a_load(1) AS DATE) - 1 - INTERVAL 86 YEAR WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET last_visit_date = enrollment_date - 1 WHERE player_id = 'PLY-00001';
