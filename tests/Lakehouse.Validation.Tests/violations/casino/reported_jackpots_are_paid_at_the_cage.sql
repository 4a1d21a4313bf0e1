DELETE FROM casino.bronze_financial_txn WHERE txn_id = a_transaction('JACKPOT_PAYOUT');
UPDATE casino.bronze_financial_txn SET amount = amount - 1 WHERE txn_id = a_transaction('JACKPOT_PAYOUT');
UPDATE casino.bronze_financial_txn SET transaction_timestamp = transaction_timestamp - INTERVAL 20 HOUR WHERE transaction_type = 'JACKPOT_PAYOUT'
