/* Currency in or out of a player and gaming day that is 10,000 dollars or more has exactly one CTR, with the true sums
   of both directions; other days have none.
   A row returned: a player's day whose currency and report disagree. */
WITH days AS (
    SELECT player_id, business_date,
           coalesce(sum(amount) FILTER (transaction_type IN ('CASH_IN', 'CHIP_PURCHASE', 'FRONT_MONEY_DEPOSIT', 'MARKER_PAYMENT', 'SAFEKEEPING_DEPOSIT') AND payment_method = 'Cash'), 0) AS money_in,
           coalesce(sum(amount) FILTER (
               transaction_type IN ('CHIP_REDEMPTION', 'CHECK_CASHING')
               OR (payment_method = 'Cash' AND transaction_type IN
                   ('CASH_OUT', 'FRONT_MONEY_WITHDRAWAL', 'JACKPOT_PAYOUT', 'SAFEKEEPING_WITHDRAWAL'))), 0) AS money_out
    FROM casino.bronze_financial_txn
    GROUP BY player_id, business_date),
reports AS (
    SELECT player_id, transaction_date AS business_date, count(*) AS reports,
           sum(cash_in_amount) AS reported_in, sum(cash_out_amount) AS reported_out, sum(amount) AS reported
    FROM casino.bronze_compliance
    WHERE filing_type = 'CTR'
    GROUP BY player_id, transaction_date)
SELECT player_id, business_date, money_in, money_out, reports, reported_in, reported_out, reported
FROM days
FULL JOIN reports USING (player_id, business_date)
WHERE (coalesce(greatest(money_in, money_out), 0) >= knob('filings.ctr_from')) <> (reports IS NOT NULL)
   OR reports > 1
   OR money_in <> reported_in
   OR money_out <> reported_out
   OR greatest(money_in, money_out) <> reported
