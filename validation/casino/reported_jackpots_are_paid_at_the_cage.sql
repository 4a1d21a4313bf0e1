/* Each jackpot of 1,200 dollars or more is paid once at the cage: the same player, amount and gaming day, after it fell.
   A row returned: jackpots and payouts of a player, amount and day that are not as many, or a payout before its jackpot. */
WITH jackpots AS (
    SELECT player_id, jackpot_amount AS amount,
           CAST((event_timestamp AT TIME ZONE zone()) - INTERVAL 6 HOUR AS DATE) AS day, count(*) AS jackpots, min(event_timestamp) AS first_jackpot
    FROM casino.bronze_slot_telemetry
    WHERE event_type = 'JACKPOT' AND jackpot_amount >= knob('filings.w2g_from')
    GROUP BY ALL),
payouts AS (
    SELECT player_id, amount, business_date AS day, count(*) AS payouts, min(transaction_timestamp) AS first_payout
    FROM casino.bronze_financial_txn
    WHERE transaction_type = 'JACKPOT_PAYOUT'
    GROUP BY ALL)
SELECT player_id, amount, day, jackpots, payouts, first_jackpot, first_payout
FROM jackpots
FULL JOIN payouts USING (player_id, amount, day)
WHERE jackpots IS DISTINCT FROM payouts OR first_payout <= first_jackpot
