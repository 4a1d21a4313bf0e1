UPDATE casino.bronze_financial_txn SET cashier_id = 'CSH-001';
UPDATE casino.bronze_financial_txn SET supervisor_id = 'SUP-001' WHERE supervisor_id IS NOT NULL
