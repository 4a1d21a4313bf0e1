/* Two or more cash-ins of 8,000 to 9,999.99 dollars of one player and gaming day have exactly one SAR of structuring,
   and no other day has two.
   A row returned: a cluster without its report, or a report without its cluster. */
WITH clusters AS (
    SELECT player_id, business_date, count(*) AS cash_ins
    FROM casino.bronze_financial_txn
    WHERE transaction_type = 'CASH_IN' AND amount >= knob('filings.structuring_from') AND amount < knob('filings.ctr_from')
    GROUP BY player_id, business_date
    HAVING count(*) >= 2),
reports AS (
    SELECT player_id, transaction_date AS business_date, count(*) AS reports
    FROM casino.bronze_compliance
    WHERE sar_category = 'Structuring'
    GROUP BY player_id, transaction_date)
SELECT player_id, business_date, cash_ins, reports
FROM clusters
FULL JOIN reports USING (player_id, business_date)
WHERE cash_ins IS NULL OR reports IS DISTINCT FROM 1
