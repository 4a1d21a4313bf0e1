/* The day's jackpots are dealt to machines by weight: those of 1,200 and over 0 4 9 6 5 4 3 and the others 2 2 2 1 0 0 0
   for the prices .01 .05 .25 1 5 25 100, each machine's part to less than one row.
   A row returned: a machine that has too many or too few jackpots of a class on a day. */
WITH machines AS (
    SELECT DISTINCT machine_id, denomination, CASE WHEN denomination < 1 THEN 'cents_' || CAST(denomination * 100 AS INTEGER)
                                ELSE 'dollars_' || CAST(denomination AS INTEGER) END AS price
    FROM casino.bronze_slot_telemetry),
weights AS (
    SELECT machine_id, high, CASE
               WHEN NOT list_bool_or([(amount >= knob('filings.w2g_from')) = high FOR amount IN
                   [1000 * denomination * m FOR m IN [1, 2, 5, 10, 50] IF knob('slots.jackpots.multipliers.x' || m) > 0]]) THEN 0
               WHEN high THEN knob('slots.jackpots.high.' || price)
               ELSE knob('slots.jackpots.low.' || price) END AS weight,
           sum(weight) OVER (PARTITION BY high) AS total
    FROM machines CROSS JOIN (VALUES (true), (false)) AS classes(high)),
jackpots AS (
    SELECT _ingested_at, jackpot_amount >= knob('filings.w2g_from') AS high, machine_id, count(*) AS rows
    FROM casino.bronze_slot_telemetry
    WHERE event_type = 'JACKPOT'
    GROUP BY ALL),
days AS (SELECT _ingested_at, high, sum(rows) AS quota FROM jackpots GROUP BY ALL)
SELECT _ingested_at, machine_id, high, coalesce(rows, 0) AS jackpots, quota * weight / total AS expected
FROM days JOIN weights USING (high) LEFT JOIN jackpots USING (_ingested_at, machine_id, high)
WHERE total = 0 OR abs(coalesce(rows, 0) * total - quota * weight) >= total
