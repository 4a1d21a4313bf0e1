UPDATE casino.bronze_security_events SET visitor_id = NULL WHERE event_type = 'EXCLUSION_CHECK';
UPDATE casino.bronze_player_profile SET self_excluded = NOT self_excluded;
UPDATE casino.bronze_player_profile SET self_excluded = true
