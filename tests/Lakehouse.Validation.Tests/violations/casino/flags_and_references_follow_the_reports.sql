UPDATE casino.bronze_financial_txn SET ctr_flag = NOT ctr_flag WHERE txn_id = a_transaction('CASH_IN');
UPDATE casino.bronze_financial_txn SET ctr_reference = 'CTR-0' WHERE txn_id = a_transaction('WIRE_TRANSFER_IN');
UPDATE casino.bronze_financial_txn SET ctr_reference = NULL WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE ctr_flag);
UPDATE casino.bronze_financial_txn SET ctr_filed = NOT ctr_filed WHERE txn_id = (SELECT min(txn_id) FROM casino.bronze_financial_txn WHERE ctr_flag)
