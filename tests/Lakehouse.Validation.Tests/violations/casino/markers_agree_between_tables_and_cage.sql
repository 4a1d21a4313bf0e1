UPDATE casino.bronze_financial_txn SET amount = amount + 1 WHERE txn_id = a_transaction('MARKER_ISSUE');
UPDATE casino.bronze_financial_txn SET marker_number = 'MKR-0' WHERE txn_id = a_transaction('MARKER_PAYMENT');
UPDATE casino.bronze_table_games SET player_id = 'PLY-00001' WHERE event_type = 'MARKER_PAID';
UPDATE casino.bronze_table_games SET event_timestamp = event_timestamp - INTERVAL 10 HOUR WHERE event_type = 'MARKER_ISSUED';
DELETE FROM casino.bronze_table_games WHERE event_id = a_table_event('MARKER_PAID')
