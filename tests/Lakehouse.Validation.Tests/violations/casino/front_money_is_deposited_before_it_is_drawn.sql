UPDATE casino.bronze_financial_txn SET amount = amount + 100000 WHERE txn_id = a_transaction('FRONT_MONEY_WITHDRAWAL');
DELETE FROM casino.bronze_financial_txn WHERE transaction_type = 'SAFEKEEPING_DEPOSIT';
UPDATE casino.bronze_financial_txn SET transaction_timestamp = transaction_timestamp + INTERVAL 10 HOUR WHERE transaction_type = 'FRONT_MONEY_DEPOSIT'
