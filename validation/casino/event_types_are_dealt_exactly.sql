/* Of 100 rows 70 are plays, 10 meters, 5 bills, 4 tickets, 3 tilts, 2 jackpots, 2 door openings, 2 closings, 1 power off, 1 power
   on, each to one row; what one kind of a pair has more than the other is a play. Of ten jackpots three reach 1,200, rounded
   down; none where no machine of the floor can give one, and all where none can give a smaller one. Holds for the window that
   the counts are for: a shorter or longer one keeps the rates of its days instead.
   A row returned: a type with another number of rows. */
WITH kinds AS (
    SELECT unnest(['GAME_PLAY', 'METER_UPDATE', 'BILL_IN', 'TICKET_OUT', 'TILT',
                   'JACKPOT', 'DOOR_OPEN', 'DOOR_CLOSE', 'POWER_OFF', 'POWER_ON']) AS kind,
           knob('slots.events.' || lower(kind)) AS weight),
asked AS (
    SELECT kind, 100 * weight / sum(weight) OVER () AS share,
           CASE WHEN kind LIKE 'DOOR%' THEN 'DOOR' WHEN kind LIKE 'POWER%' THEN 'POWER' ELSE kind END AS pair
    FROM kinds),
paired AS (SELECT kind, share, min(share) OVER (PARTITION BY pair) AS both_have FROM asked),
shares AS (
    SELECT kind, both_have + CASE kind WHEN 'GAME_PLAY' THEN sum(share - both_have) OVER () ELSE 0 END AS share,
           CASE WHEN kind <> 'GAME_PLAY' THEN 1 WHEN sum(share - both_have) OVER () = 0 THEN 3 ELSE 5 END AS more,
           CASE WHEN kind <> 'GAME_PLAY' OR sum(share - both_have) OVER () = 0 THEN 1 ELSE 5 END AS fewer
    FROM paired),
counts AS (
    SELECT event_type, count(*) AS rows, count(*) FILTER (jackpot_amount >= knob('filings.w2g_from')) AS high
    FROM casino.bronze_slot_telemetry
    GROUP BY event_type),
total AS (SELECT count(*) AS total FROM casino.bronze_slot_telemetry),
prices(price, denomination) AS (
    VALUES ('cents_1', 0.01), ('cents_5', 0.05), ('cents_25', 0.25), ('dollars_1', 1), ('dollars_5', 5), ('dollars_25', 25),
           ('dollars_100', 100)),
multiples AS (SELECT unnest([1, 2, 5, 10, 50]) AS multiple),
possible AS (
    SELECT coalesce(bool_or(knob('slots.jackpots.high.' || price) > 0 AND amount >= knob('filings.w2g_from')), false) AS high,
           coalesce(bool_or(knob('slots.jackpots.low.' || price) > 0 AND amount < knob('filings.w2g_from')), false) AS low
    FROM (SELECT price, multiple, 1000 * multiple * denomination AS amount
          FROM (SELECT DISTINCT denomination FROM casino.bronze_slot_telemetry) JOIN prices USING (denomination) CROSS JOIN multiples)
    WHERE knob('slots.jackpots.multipliers.x' || multiple) > 0)
SELECT kind, coalesce(rows, 0) AS rows, total * share / 100 AS expected, counts.high
FROM shares CROSS JOIN total CROSS JOIN possible LEFT JOIN counts ON event_type = kind
WHERE coalesce(rows, 0) * 100 <= total * share - 100 * fewer
   OR coalesce(rows, 0) * 100 >= total * share + 100 * more
   OR (kind = 'JACKPOT' AND counts.high <> CASE
           WHEN NOT possible.high THEN 0
           WHEN NOT possible.low THEN rows
           ELSE floor(knob('slots.jackpots.high_share') * rows / 100) END)
