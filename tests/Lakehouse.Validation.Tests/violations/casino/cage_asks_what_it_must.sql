UPDATE casino.bronze_financial_txn SET cage_location = 'VIP' WHERE txn_id = a_transaction('JACKPOT_PAYOUT');
UPDATE casino.bronze_financial_txn SET cage_location = 'Satellite 1' WHERE txn_id = a_transaction('WIRE_TRANSFER_IN');
UPDATE casino.bronze_financial_txn SET supervisor_id = NULL WHERE txn_id = a_transaction('CHECK_CASHING');
UPDATE casino.bronze_financial_txn SET id_type = NULL WHERE txn_id = a_transaction('CHECK_CASHING');
UPDATE casino.bronze_financial_txn SET id_number_hash = 'x' WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE amount < 3000 AND id_type IS NULL)
