UPDATE casino.bronze_table_games SET amount = amount + 1 WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_table_games SET amount = amount - 1 WHERE event_id = a_table_event('CASH_OUT');
UPDATE casino.bronze_financial_txn SET amount = amount + 1 WHERE txn_id = a_transaction('CHIP_PURCHASE');
UPDATE casino.bronze_financial_txn SET amount = amount + 1 WHERE txn_id = a_transaction('FRONT_MONEY_WITHDRAWAL');
UPDATE casino.bronze_table_games SET actual_win_loss = -10000000 WHERE event_id = a_table_event('RATING_END')
