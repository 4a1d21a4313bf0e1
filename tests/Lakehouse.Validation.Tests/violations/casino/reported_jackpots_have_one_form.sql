DELETE FROM casino.bronze_compliance WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET machine_id = 'SM-9999' WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET jackpot_amount = jackpot_amount + 1 WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET transaction_date = transaction_date - 1 WHERE filing_id = a_filing('W2G');
UPDATE casino.bronze_compliance SET player_id = 'PLY-00001' WHERE filing_type = 'W2G'
