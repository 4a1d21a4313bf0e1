UPDATE casino.bronze_player_profile SET player_id = 'P1' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET city = ' ' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET country = 'Canada' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET loyalty_tier = 'Iron' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET preferred_game = 'Bingo' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET communication_preference = 'Fax' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET marketing_channel = 'Radio' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET account_status = 'Open' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET _source = 'SlotMachineGenerator' WHERE player_id = 'PLY-00001';
