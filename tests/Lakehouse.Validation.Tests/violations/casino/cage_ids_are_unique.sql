UPDATE casino.bronze_financial_txn SET txn_id = a_transaction('CASH_IN') WHERE txn_id = a_transaction('CASH_OUT');
UPDATE casino.bronze_financial_txn SET check_number = 'CHK1' WHERE transaction_type = 'CHECK_CASHING';
UPDATE casino.bronze_financial_txn SET wire_reference = 'WIRE-1' WHERE transaction_type = 'WIRE_TRANSFER_IN'
