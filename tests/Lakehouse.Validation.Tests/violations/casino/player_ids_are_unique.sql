UPDATE casino.bronze_player_profile SET player_id = 'PLY-00002' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET player_id = 'PLY-00101' WHERE player_id = 'PLY-00001';
