UPDATE casino.bronze_table_games SET event_id = a_table_event('FILL') WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_table_games SET fill_slip_number = 'FIL-0' WHERE event_type = 'FILL';
DELETE FROM casino.bronze_table_games WHERE event_id = a_table_event('RATING_END');
UPDATE casino.bronze_table_games SET table_id = 'TBL-XX-000' WHERE event_id = a_table_event('RATING_END')
