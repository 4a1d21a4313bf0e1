UPDATE casino.bronze_compliance SET withholding_rate = 0.24 WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET withholding_amount = withholding_amount + 1 WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET game_type = 'Keno' WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET game_type = 'Slots' WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_compliance SET amount = amount + 1 WHERE filing_id = a_filing('W2G')
