UPDATE casino.bronze_player_profile SET loyalty_number = 'IRON-2020-00001' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET enrollment_date = enrollment_date - INTERVAL 1 YEAR WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET loyalty_tier = 'Lead' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET loyalty_number = loyalty_number || '-1' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET loyalty_number = (
    SELECT max(loyalty_number) FROM casino.bronze_player_profile) WHERE loyalty_tier = 'Silver';
UPDATE casino.bronze_player_profile SET loyalty_number = regexp_replace(loyalty_number, '[0-9]+$', '00001') WHERE loyalty_tier = 'Bronze';
