/* A marker is issued and paid once at the cage and once at a table, under one number by one player: issued at the cage,
   then shown at the table, paid at the table, paid at the cage; the amount issued is the same.
   A row returned: a marker whose four rows are not these. */
WITH cage AS (
    SELECT marker_number, player_id, count(*) AS cage_rows,
           max(transaction_timestamp) FILTER (transaction_type = 'MARKER_ISSUE') AS issued,
           max(transaction_timestamp) FILTER (transaction_type = 'MARKER_PAYMENT') AS paid,
           max(amount) FILTER (transaction_type = 'MARKER_ISSUE') AS amount,
           max(amount) FILTER (transaction_type = 'MARKER_PAYMENT') AS repaid
    FROM casino.bronze_financial_txn
    WHERE marker_number IS NOT NULL OR transaction_type IN ('MARKER_ISSUE', 'MARKER_PAYMENT')
    GROUP BY marker_number, player_id),
pit AS (
    SELECT marker_number, player_id, count(*) AS pit_rows,
           max(event_timestamp) FILTER (event_type = 'MARKER_ISSUED') AS shown,
           max(event_timestamp) FILTER (event_type = 'MARKER_PAID') AS returned,
           min(amount) AS pit_amount
    FROM casino.bronze_table_games
    WHERE marker_number IS NOT NULL OR event_type IN ('MARKER_ISSUED', 'MARKER_PAID')
    GROUP BY marker_number, player_id)
SELECT marker_number, player_id, cage_rows, pit_rows, issued, shown, returned, paid, amount, pit_amount, repaid
FROM cage
FULL JOIN pit USING (marker_number, player_id)
WHERE cage_rows IS DISTINCT FROM 2
   OR pit_rows IS DISTINCT FROM 2
   OR amount <> pit_amount
   OR NOT coalesce(issued < shown AND shown < returned AND returned < paid, false)
   OR (repaid <> amount AND repaid * 2 <> amount)
