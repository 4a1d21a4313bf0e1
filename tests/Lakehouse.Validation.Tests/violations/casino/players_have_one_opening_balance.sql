DELETE FROM casino.player_opening WHERE player_id = 'PLY-00001';
DELETE FROM casino.bronze_player_profile WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET player_id = 'PLY-00002' WHERE player_id = 'PLY-00001';
