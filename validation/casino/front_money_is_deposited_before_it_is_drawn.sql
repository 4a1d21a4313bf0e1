/* Front money that a player draws on a gaming day was deposited before, and safekept money taken back was left before;
   neither exceeds what was left.
   A row returned: a player's day on which more was taken back than left, or earlier. */
SELECT player_id, business_date,
       sum(amount) FILTER (transaction_type = 'FRONT_MONEY_DEPOSIT') AS deposited,
       sum(amount) FILTER (transaction_type = 'FRONT_MONEY_WITHDRAWAL') AS drawn,
       sum(amount) FILTER (transaction_type = 'SAFEKEEPING_DEPOSIT') AS kept,
       sum(amount) FILTER (transaction_type = 'SAFEKEEPING_WITHDRAWAL') AS taken
FROM casino.bronze_financial_txn
GROUP BY player_id, business_date
HAVING coalesce(drawn, 0) > coalesce(deposited, 0)
    OR coalesce(taken, 0) > coalesce(kept, 0)
    OR min(transaction_timestamp) FILTER (transaction_type = 'FRONT_MONEY_WITHDRAWAL')
       < min(transaction_timestamp) FILTER (transaction_type = 'FRONT_MONEY_DEPOSIT')
    OR min(transaction_timestamp) FILTER (transaction_type = 'SAFEKEEPING_WITHDRAWAL')
       < min(transaction_timestamp) FILTER (transaction_type = 'SAFEKEEPING_DEPOSIT')
