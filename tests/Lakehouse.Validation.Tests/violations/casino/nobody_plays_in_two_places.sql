UPDATE casino.bronze_table_games SET event_timestamp = event_timestamp - INTERVAL 6 HOUR WHERE event_type = 'RATING_START';
UPDATE casino.bronze_financial_txn SET transaction_timestamp = transaction_timestamp + INTERVAL 3 HOUR WHERE transaction_type = 'CHIP_PURCHASE'
