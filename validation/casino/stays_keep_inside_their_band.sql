/* What happens in a stay (plays, bills, tickets, jackpots) happens from 240 s after the begin of a band to 600 s before its
   end, and in one band of a machine-day it is all of one carded session or all of nobody: so no two stays overlap.
   A row returned: a machine, day and band with rows in the margins or of several sessions. */
WITH hours AS (
    SELECT hour, weight, sum(weight) OVER () AS all_weight, sum(weight) OVER (ORDER BY hour) - weight AS before
    FROM (SELECT hour, CAST(knob('calendar.hours.h' || lpad(CAST((hour + 6) % 24 AS VARCHAR), 2, '0')) AS BIGINT) AS weight
          FROM generate_series(0, 23) AS of_day(hour))),
bands AS (
    SELECT list(CAST(hour * 3600 + floor((band * all_weight - 10 * before) * 3600 / (10 * weight)) AS BIGINT) ORDER BY band) || [86400] AS edges
    FROM hours JOIN generate_series(0, 9) AS ten(band) ON band * all_weight >= 10 * before AND band * all_weight < 10 * (before + weight)),
days AS (
    SELECT _ingested_at,
           (_ingested_at AT TIME ZONE zone() - INTERVAL 1 DAY) AT TIME ZONE zone() AS begin,
           date_diff('second', begin, _ingested_at) AS length
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
rows AS (
    SELECT _ingested_at, length, machine_id, session_id, date_diff('second', begin, event_timestamp) AS second,
           second * 86400 / length AS even,
           len(list_filter((SELECT edges FROM bands), lambda edge: edge <= even)) AS band
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type IN ('GAME_PLAY', 'BILL_IN', 'TICKET_OUT', 'JACKPOT')),
stays AS (
    SELECT _ingested_at, length, machine_id, band, min(second) AS first, max(second) AS last,
           bool_and(session_id IS NULL) OR count(session_id) = count(*) AND min(session_id) = max(session_id) AS together,
           (SELECT edges FROM bands) AS edges
    FROM rows
    GROUP BY _ingested_at, length, machine_id, band)
SELECT _ingested_at, machine_id, band, first, last, together
FROM stays
WHERE first < edges[band] * length // 86400 + 240
   OR last > edges[band + 1] * length // 86400 - 600
   OR NOT together
