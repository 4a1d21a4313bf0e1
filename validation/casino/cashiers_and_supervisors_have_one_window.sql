/* A cashier and a supervisor are at one window of the cage in a shift of a gaming day.
   A row returned: somebody at two windows. */
SELECT person, business_date, shift, count(DISTINCT cage_location) AS windows
FROM (
    SELECT cashier_id AS person, business_date, shift, cage_location FROM casino.bronze_financial_txn
    UNION ALL
    SELECT supervisor_id, business_date, shift, cage_location FROM casino.bronze_financial_txn WHERE supervisor_id IS NOT NULL)
GROUP BY ALL
HAVING count(DISTINCT cage_location) > 1
