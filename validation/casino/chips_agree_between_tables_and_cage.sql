/* By player and gaming day, table buy-ins are what the cage sold as chips, issued as markers and paid out of front
   money; table cash-outs are the chips that the cage redeemed; nobody cashes more than was bought in and won.
   A row returned: a player's day whose chips do not agree. */
WITH pit AS (
    SELECT player_id, CAST((event_timestamp AT TIME ZONE zone()) - INTERVAL 6 HOUR AS DATE) AS day,
           sum(amount) FILTER (event_type = 'BUY_IN') AS bought,
           sum(amount) FILTER (event_type = 'CASH_OUT') AS cashed,
           sum(actual_win_loss) AS won
    FROM casino.bronze_table_games
    WHERE player_id IS NOT NULL
    GROUP BY ALL),
cage AS (
    SELECT player_id, business_date AS day,
           sum(amount) FILTER (transaction_type IN ('CHIP_PURCHASE', 'MARKER_ISSUE', 'FRONT_MONEY_WITHDRAWAL')) AS sold,
           sum(amount) FILTER (transaction_type = 'CHIP_REDEMPTION') AS redeemed
    FROM casino.bronze_financial_txn
    GROUP BY ALL)
SELECT player_id, day, bought, sold, cashed, redeemed, won
FROM pit
FULL JOIN cage USING (player_id, day)
WHERE bought IS DISTINCT FROM sold
   OR cashed IS DISTINCT FROM redeemed
   OR bought + won - coalesce(cashed, 0) < 0
