UPDATE casino.bronze_compliance SET ssn_hash = 'x' WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_compliance SET ssn_masked = 'XXX-XX-0000' WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_compliance SET date_of_birth = date_of_birth + 1 WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_compliance SET address_hash = 'x' WHERE filing_id = a_filing('CTR');
UPDATE casino.bronze_financial_txn SET id_number_hash = txn_id WHERE id_type IS NOT NULL
