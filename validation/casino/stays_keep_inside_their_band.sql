/* What happens in a stay (plays, bills, tickets, jackpots) happens from 240 s after the begin of a band to 600 s before its
   end, and in one band of a machine-day it is all of one carded session or all of nobody: so no two stays overlap.
   A row returned: a machine, day and band with rows in the margins or of several sessions. */
WITH days AS (
    SELECT DISTINCT _ingested_at,
           (_ingested_at AT TIME ZONE 'America/Los_Angeles' - INTERVAL 1 DAY) AT TIME ZONE 'America/Los_Angeles' AS begin,
           date_diff('second', begin, _ingested_at) AS length,
           list_transform([0, 14914, 24000, 32000, 38945, 44742, 49680, 54514, 60000, 67500, 86400],
                          lambda edge: edge * length // 86400) AS edges
    FROM casino.bronze_slot_telemetry),
rows AS (
    SELECT _ingested_at, machine_id, session_id, edges, date_diff('second', begin, event_timestamp) AS second,
           CASE WHEN second < edges[2] THEN 1 WHEN second < edges[3] THEN 2 WHEN second < edges[4] THEN 3
                WHEN second < edges[5] THEN 4 WHEN second < edges[6] THEN 5 WHEN second < edges[7] THEN 6
                WHEN second < edges[8] THEN 7 WHEN second < edges[9] THEN 8 WHEN second < edges[10] THEN 9 ELSE 10 END AS band
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type IN ('GAME_PLAY', 'BILL_IN', 'TICKET_OUT', 'JACKPOT'))
SELECT _ingested_at, machine_id, band, min(second) AS first, max(second) AS last
FROM rows
GROUP BY ALL
HAVING first < any_value(edges[band]) + 240
    OR last > any_value(edges[band + 1]) - 600
    OR count(DISTINCT coalesce(session_id, '')) > 1
