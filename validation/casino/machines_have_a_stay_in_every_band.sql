/* A gaming day is cut into ten bands of equal business (06:00 10:08 12:40 14:53 16:49 18:25 19:48 21:08 22:40 00:45, stretched
   on days of 23 or 25 hours), and every machine is played in every one of them (from 17 slot rows a day on).
   A row returned: a machine and day that has no play in some band. */
WITH days AS (
    SELECT _ingested_at,
           (_ingested_at AT TIME ZONE 'America/Los_Angeles' - INTERVAL 1 DAY) AT TIME ZONE 'America/Los_Angeles' AS begin,
           date_diff('second', begin, _ingested_at) AS length
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
plays AS (
    SELECT _ingested_at, machine_id, date_diff('second', begin, event_timestamp) * 86400 / length AS second
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type = 'GAME_PLAY'),
played AS (
    SELECT DISTINCT _ingested_at, machine_id,
           CASE WHEN second < 14914 THEN 0 WHEN second < 24000 THEN 1 WHEN second < 32000 THEN 2 WHEN second < 38945 THEN 3
                WHEN second < 44742 THEN 4 WHEN second < 49680 THEN 5 WHEN second < 54514 THEN 6 WHEN second < 60000 THEN 7
                WHEN second < 67500 THEN 8 ELSE 9 END AS band
    FROM plays)
SELECT _ingested_at, machine_id, count(band) AS bands
FROM days CROSS JOIN (SELECT DISTINCT machine_id FROM casino.bronze_slot_telemetry) LEFT JOIN played USING (_ingested_at, machine_id)
GROUP BY ALL
HAVING count(band) <> 10
