UPDATE casino.bronze_player_profile SET _ingested_at = a_load(6);
UPDATE casino.bronze_player_profile SET _ingested_at = a_load(6) WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET _batch_id = '00000000' WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_player_profile SET _batch_id = 'batch';
