UPDATE casino.bronze_table_games SET player_id = 'PLY-99999' WHERE event_id = a_table_event('BUY_IN');
UPDATE casino.bronze_financial_txn SET player_id = 'PLY-99999' WHERE txn_id = a_transaction('CASH_IN');
UPDATE casino.bronze_compliance SET player_id = 'PLY-99999' WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET machine_id = 'SM-9999' WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET table_id = 'TBL-XX-000' WHERE filing_id = a_filing('SAR');
UPDATE casino.bronze_compliance SET amended_from = 'CTR-0' WHERE filing_id = a_filing('CTR')
