/* Of 100 rows 70 are plays, 10 meters, 5 bills, 4 tickets, 3 tilts, 2 jackpots, 2 door openings, 2 closings, 1 power off, 1 power
   on, each to one row; an odd row of a pair is a play. Of ten jackpots three reach 1,200, rounded down (none on a floor of one
   machine). Holds for the window that the counts are for: a shorter or longer one keeps the rates of its days instead.
   A row returned: a type with another number of rows. */
WITH kinds AS (
    SELECT unnest(['GAME_PLAY', 'METER_UPDATE', 'BILL_IN', 'TICKET_OUT', 'TILT',
                   'JACKPOT', 'DOOR_OPEN', 'DOOR_CLOSE', 'POWER_OFF', 'POWER_ON']) AS kind,
           knob('slots.events.' || lower(kind)) AS weight),
shares AS (SELECT kind, 100 * weight / sum(weight) OVER () AS share FROM kinds),
counts AS (
    SELECT event_type, count(*) AS rows, count(*) FILTER (jackpot_amount >= knob('filings.w2g_from')) AS high
    FROM casino.bronze_slot_telemetry
    GROUP BY event_type),
total AS (SELECT count(*) AS total, count(DISTINCT machine_id) AS machines FROM casino.bronze_slot_telemetry)
SELECT kind, coalesce(rows, 0) AS rows, total * share / 100 AS expected, high
FROM shares CROSS JOIN total LEFT JOIN counts ON event_type = kind
WHERE coalesce(rows, 0) * 100 <= total * share - 100
   OR coalesce(rows, 0) * 100 >= total * share + CASE kind WHEN 'GAME_PLAY' THEN 300 ELSE 100 END
   OR (kind = 'JACKPOT' AND high <> CASE machines WHEN 1 THEN 0 ELSE 3 * rows // 10 END)
