UPDATE casino.bronze_player_profile SET account_status = 'Active' WHERE self_excluded;
UPDATE casino.bronze_player_profile SET self_excluded = true WHERE account_status = 'Inactive';
