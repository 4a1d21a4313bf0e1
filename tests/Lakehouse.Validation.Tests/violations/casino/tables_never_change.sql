UPDATE casino.bronze_table_games SET game_type = 'Keno' WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_table_games SET max_bet = max_bet + 1 WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_table_games SET table_id = 'TBL-XX-000' WHERE event_id = a_table_event('BUY_IN')
