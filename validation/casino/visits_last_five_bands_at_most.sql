/* A player's visit on a gaming day has one session in a band, and all its sessions within five bands that follow one another.
   A row returned: a player and day with more. */
WITH days AS (
    SELECT _ingested_at,
           (_ingested_at AT TIME ZONE 'America/Los_Angeles' - INTERVAL 1 DAY) AT TIME ZONE 'America/Los_Angeles' AS begin,
           date_diff('second', begin, _ingested_at) AS length
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
rows AS (
    SELECT _ingested_at, player_id, session_id, date_diff('second', begin, event_timestamp) * 86400 / length AS second
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE player_id IS NOT NULL),
sessions AS (
    SELECT DISTINCT _ingested_at, player_id, session_id,
           CASE WHEN second < 14914 THEN 0 WHEN second < 24000 THEN 1 WHEN second < 32000 THEN 2 WHEN second < 38945 THEN 3
                WHEN second < 44742 THEN 4 WHEN second < 49680 THEN 5 WHEN second < 54514 THEN 6 WHEN second < 60000 THEN 7
                WHEN second < 67500 THEN 8 ELSE 9 END AS band
    FROM rows)
SELECT _ingested_at, player_id, min(band) AS first, max(band) AS last, count(*) AS sessions
FROM sessions
GROUP BY _ingested_at, player_id
HAVING max(band) - min(band) > 4 OR count(*) > count(DISTINCT band)
