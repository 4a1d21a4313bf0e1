UPDATE casino.bronze_compliance SET filing_date = transaction_date - 1 WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET filing_date = DATE '2030-01-01' WHERE filing_date IS NOT NULL;
UPDATE casino.bronze_compliance SET due_date = due_date + 1 WHERE filing_id = a_filing('SAR');
UPDATE casino.bronze_compliance SET status = 'Draft' WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET fincen_reference = 'FINCEN-1' WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET filing_timestamp = filing_timestamp + INTERVAL 24 HOUR WHERE filing_id = a_filing('CTR')
