DELETE FROM casino.bronze_compliance WHERE sar_category = 'Structuring';
UPDATE casino.bronze_compliance SET sar_category = 'Structuring' WHERE filing_id = (SELECT min(filing_id) FROM casino.bronze_compliance WHERE sar_category <> 'Structuring');
UPDATE casino.bronze_financial_txn SET amount = 7999.99 WHERE transaction_type = 'CASH_IN' AND notes = 'Structuring';
UPDATE casino.bronze_financial_txn SET amount = 8500 WHERE transaction_type = 'CASH_IN'
