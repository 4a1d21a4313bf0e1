UPDATE casino.bronze_player_profile SET ssn_hash = (
    SELECT ssn_hash FROM casino.bronze_player_profile WHERE player_id = 'PLY-00002') WHERE player_id = 'PLY-00001';
