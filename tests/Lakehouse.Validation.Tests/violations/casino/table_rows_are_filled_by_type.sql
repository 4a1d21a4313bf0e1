UPDATE casino.bronze_table_games SET player_id = 'PLY-00001' WHERE event_id = a_table_event('FILL');
UPDATE casino.bronze_table_games SET player_rating_id = NULL WHERE event_id = a_table_event('RATING_END');
UPDATE casino.bronze_table_games SET amount = NULL WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_table_games SET chip_denomination = NULL WHERE event_id = a_table_event('CASH_OUT');
UPDATE casino.bronze_table_games SET fill_slip_number = NULL WHERE event_id = a_table_event('FILL');
UPDATE casino.bronze_table_games SET drop_amount = 1 WHERE event_id = a_table_event('SHIFT_START')
