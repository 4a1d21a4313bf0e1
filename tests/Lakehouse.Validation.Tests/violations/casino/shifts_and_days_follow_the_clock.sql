UPDATE casino.bronze_table_games SET shift = 'Noon' WHERE event_id = a_table_event('FILL');
UPDATE casino.bronze_financial_txn SET business_date = business_date + 1 WHERE txn_id = a_transaction('CASH_IN');
UPDATE casino.bronze_security_events SET shift = 'Noon' WHERE event_id = a_security_event('BADGE_SWIPE');
UPDATE casino.bronze_compliance SET _ingested_at = _ingested_at + INTERVAL 1 HOUR WHERE filing_id = a_filing('CTR')
