DELETE FROM casino.bronze_compliance WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_compliance SET cash_in_amount = cash_in_amount + 1 WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_compliance SET amount = amount + 0.01 WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_financial_txn SET amount = amount + 10000 WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE transaction_type = 'CASH_IN' AND NOT ctr_flag);
UPDATE casino.bronze_financial_txn SET payment_method = 'Check' WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE transaction_type = 'CASH_IN' AND ctr_flag)
