UPDATE casino.bronze_player_profile SET zip_code = CASE state WHEN 'NV' THEN '90000' ELSE '89000' END WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET zip_code = '8910' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET state = 'ZZ' WHERE player_id = 'PLY-00001';
