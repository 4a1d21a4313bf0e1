/* Three of five stays are carded, exactly: in the i-th band since the window's begin floor(.6 M (i + 1)) - floor(.6 M i) of
   the M machines, and 5 to 7 of the ten stays of each machine-day (from 17 slot rows a day on).
   A row returned: a day and band, or a day and machine, with another number of sessions. */
WITH days AS (
    SELECT _ingested_at,
           (_ingested_at AT TIME ZONE 'America/Los_Angeles' - INTERVAL 1 DAY) AT TIME ZONE 'America/Los_Angeles' AS begin,
           date_diff('second', begin, _ingested_at) AS length,
           CAST(_ingested_at AT TIME ZONE 'America/Los_Angeles' AS DATE) AS date
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
plays AS (
    SELECT _ingested_at, date - (SELECT min(date) FROM days) AS day, machine_id, session_id,
           date_diff('second', begin, event_timestamp) * 86400 / length AS second
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type = 'GAME_PLAY'),
sessions AS (
    SELECT DISTINCT day, machine_id, session_id,
           CASE WHEN second < 14914 THEN 0 WHEN second < 24000 THEN 1 WHEN second < 32000 THEN 2 WHEN second < 38945 THEN 3
                WHEN second < 44742 THEN 4 WHEN second < 49680 THEN 5 WHEN second < 54514 THEN 6 WHEN second < 60000 THEN 7
                WHEN second < 67500 THEN 8 ELSE 9 END AS band
    FROM plays),
floor_size AS (SELECT count(DISTINCT machine_id) AS machines FROM casino.bronze_slot_telemetry)
SELECT 'band ' || band AS place, day, count(session_id) AS sessions
FROM sessions CROSS JOIN floor_size
GROUP BY day, band, machines
HAVING sessions <> 3 * machines * (10 * day + band + 1) // 5 - 3 * machines * (10 * day + band) // 5
UNION ALL
SELECT machine_id, day, count(session_id) AS sessions
FROM sessions
GROUP BY day, machine_id
HAVING sessions NOT BETWEEN 5 AND 7
