/* What happens in a stay (plays, bills, tickets, jackpots) happens from 240 s after the begin of a band to 600 s before its
   end, and in one band of a machine-day it is all of one carded session or all of nobody: so no two stays overlap.
   A row returned: a machine, day and band with rows in the margins or of several sessions. */
WITH days AS (
    SELECT _ingested_at,
           (_ingested_at AT TIME ZONE 'America/Los_Angeles' - INTERVAL 1 DAY) AT TIME ZONE 'America/Los_Angeles' AS begin,
           date_diff('second', begin, _ingested_at) AS length
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
rows AS (
    SELECT _ingested_at, length, machine_id, session_id, date_diff('second', begin, event_timestamp) AS second,
           second * 86400 / length AS even,
           CASE WHEN even < 14914 THEN 1 WHEN even < 24000 THEN 2 WHEN even < 32000 THEN 3 WHEN even < 38945 THEN 4
                WHEN even < 44742 THEN 5 WHEN even < 49680 THEN 6 WHEN even < 54514 THEN 7 WHEN even < 60000 THEN 8
                WHEN even < 67500 THEN 9 ELSE 10 END AS band
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type IN ('GAME_PLAY', 'BILL_IN', 'TICKET_OUT', 'JACKPOT')),
stays AS (
    SELECT _ingested_at, length, machine_id, band, min(second) AS first, max(second) AS last,
           bool_and(session_id IS NULL) OR count(session_id) = count(*) AND min(session_id) = max(session_id) AS together,
           [0, 14914, 24000, 32000, 38945, 44742, 49680, 54514, 60000, 67500, 86400] AS edges
    FROM rows
    GROUP BY _ingested_at, length, machine_id, band)
SELECT _ingested_at, machine_id, band, first, last, together
FROM stays
WHERE first < edges[band] * length // 86400 + 240
   OR last > edges[band + 1] * length // 86400 - 600
   OR NOT together
