/* Transactions, checks and wires have ids of their own.
   A row returned: an id of several transactions. */
SELECT txn_id AS id, count(*) AS rows FROM casino.bronze_financial_txn GROUP BY txn_id HAVING count(*) > 1
UNION ALL
SELECT check_number, count(*) FROM casino.bronze_financial_txn WHERE check_number IS NOT NULL GROUP BY check_number HAVING count(*) > 1
UNION ALL
SELECT wire_reference, count(*) FROM casino.bronze_financial_txn WHERE wire_reference IS NOT NULL GROUP BY wire_reference HAVING count(*) > 1
