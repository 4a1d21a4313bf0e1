/* Each SAR has causing transactions of its player and gaming day: they carry its category, sum to its amount and are
   named in its narrative; no other transaction is flagged.
   A row returned: a report or a flagged transaction that the other side does not know. */
WITH causes AS (
    SELECT player_id, business_date AS transaction_date, count(*) AS causes, sum(amount) AS caused,
           list(txn_id) AS ids, list(DISTINCT notes) AS categories
    FROM casino.bronze_financial_txn
    WHERE suspicious_activity_flag OR notes IS NOT NULL
    GROUP BY player_id, business_date),
reports AS (
    SELECT * FROM casino.bronze_compliance WHERE filing_type = 'SAR')
SELECT filing_id, player_id, transaction_date, sar_category, categories, amount, caused
FROM reports
FULL JOIN causes USING (player_id, transaction_date)
WHERE filing_id IS NULL
   OR causes IS NULL
   OR categories <> [sar_category]
   OR caused <> amount
   OR length(sar_narrative) < 100
   OR NOT list_bool_and([contains(sar_narrative, id) FOR id IN ids])
