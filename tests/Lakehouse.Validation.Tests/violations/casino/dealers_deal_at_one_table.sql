UPDATE casino.bronze_table_games SET dealer_id = 'DLR-0001';
UPDATE casino.bronze_table_games SET table_id = 'TBL-XX-' || event_id WHERE event_type = 'BUY_IN'
