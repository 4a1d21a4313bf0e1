UPDATE casino.bronze_player_profile SET account_status = 'Active' WHERE account_status = 'Closed';
UPDATE casino.bronze_player_profile SET self_excluded = true WHERE account_status = 'Suspended';
