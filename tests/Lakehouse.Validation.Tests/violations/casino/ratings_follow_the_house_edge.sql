UPDATE casino.bronze_table_games SET theoretical_win = theoretical_win + 0.01 WHERE event_id = a_table_event('RATING_END');
UPDATE casino.bronze_table_games SET hands_played = hands_played + 1 WHERE event_id = a_table_event('RATING_END');
UPDATE casino.bronze_table_games SET result = 'BUST' WHERE event_id = a_table_event('RATING_END');
UPDATE casino.bronze_table_games SET bet_amount = 1 WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_table_games SET hours_played = hours_played * 3 WHERE event_id = a_table_event('RATING_END')
