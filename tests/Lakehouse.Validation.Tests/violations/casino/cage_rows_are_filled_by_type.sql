UPDATE casino.bronze_financial_txn SET check_number = NULL WHERE txn_id = a_transaction('CHECK_CASHING');
UPDATE casino.bronze_financial_txn SET wire_reference = 'WIRE-0' WHERE txn_id = a_transaction('CASH_IN');
UPDATE casino.bronze_financial_txn SET marker_number = 'MKR-0' WHERE txn_id = a_transaction('CASH_IN');
UPDATE casino.bronze_financial_txn SET payment_method = 'Wire' WHERE txn_id = a_transaction('CASH_OUT');
UPDATE casino.bronze_financial_txn SET amount = amount + 0.5 WHERE txn_id = a_transaction('CASH_OUT')
