/* Each jackpot of 1,200 dollars or more has exactly one W-2G with the same machine, player, amount and gaming day, and
   no W-2G is without its jackpot.
   A row returned: jackpots and forms of a machine, player, amount and day that are not as many. */
WITH jackpots AS (
    SELECT machine_id, player_id, jackpot_amount,
           CAST((event_timestamp AT TIME ZONE zone()) - INTERVAL 6 HOUR AS DATE) AS day, count(*) AS jackpots
    FROM casino.bronze_slot_telemetry
    WHERE event_type = 'JACKPOT' AND jackpot_amount >= knob('filings.w2g_from')
    GROUP BY ALL),
forms AS (
    SELECT machine_id, player_id, jackpot_amount, transaction_date AS day, count(*) AS forms
    FROM casino.bronze_compliance
    WHERE filing_type = 'W2G'
    GROUP BY ALL)
SELECT machine_id, player_id, jackpot_amount, day, jackpots, forms
FROM jackpots
FULL JOIN forms USING (machine_id, player_id, jackpot_amount, day)
WHERE jackpots IS DISTINCT FROM forms
