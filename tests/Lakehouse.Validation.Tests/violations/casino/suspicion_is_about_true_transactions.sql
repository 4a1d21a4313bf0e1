UPDATE casino.bronze_financial_txn SET suspicious_activity_flag = true WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE notes IS NULL);
UPDATE casino.bronze_financial_txn SET notes = 'Chip Walking' WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE notes <> 'Chip Walking');
UPDATE casino.bronze_compliance SET amount = amount + 1 WHERE filing_id = a_filing('SAR');
UPDATE casino.bronze_compliance SET sar_narrative = 'Nothing.' WHERE filing_id = a_filing('SAR');
UPDATE casino.bronze_compliance SET sar_narrative = replace(sar_narrative, 'TXN-', 'TXN ') WHERE filing_id = a_filing('SAR');
DELETE FROM casino.bronze_compliance WHERE filing_id = a_filing('SAR')
