/* Three of five stays are carded, exactly: in the i-th band since the window's begin floor(.6 M (i + 1)) - floor(.6 M i) of
   the M machines, and 5 to 7 of the ten stays of each machine-day (from 17 slot rows a day on).
   A row returned: a day and band, or a day and machine, with another number of sessions. */
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
           date_diff('second', begin, _ingested_at) AS length,
           CAST(_ingested_at AT TIME ZONE zone() AS DATE) AS date
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry)),
plays AS (
    SELECT _ingested_at, date - (SELECT min(date) FROM days) AS day, machine_id, session_id,
           date_diff('second', begin, event_timestamp) * 86400 / length AS second
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type = 'GAME_PLAY'),
sessions AS (
    SELECT DISTINCT day, machine_id, session_id,
           len(list_filter((SELECT edges FROM bands), lambda edge: edge <= second)) - 1 AS band
    FROM plays),
floor_size AS (SELECT count(DISTINCT machine_id) AS machines, CAST(knob('slots.carded_share') AS BIGINT) AS carded FROM casino.bronze_slot_telemetry)
SELECT 'band ' || band AS place, day, count(session_id) AS sessions
FROM sessions CROSS JOIN floor_size
GROUP BY day, band, machines, carded
HAVING sessions <> carded * machines * (10 * day + band + 1) // 100 - carded * machines * (10 * day + band) // 100
UNION ALL
SELECT machine_id, day, count(session_id) AS sessions
FROM sessions
GROUP BY day, machine_id
HAVING abs(sessions - knob('slots.carded_share') / 10) > 1
