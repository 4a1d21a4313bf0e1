/* A gaming day is cut into ten bands of equal business (06:00 10:08 12:40 14:53 16:49 18:25 19:48 21:08 22:40 00:45, stretched
   on days of 23 or 25 hours), and every machine is played in every one of them (from 17 slot rows a day on).
   A row returned: a machine and day that has no play in some band. */
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
plays AS (
    SELECT _ingested_at, machine_id, date_diff('second', begin, event_timestamp) * 86400 / length AS second
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE event_type = 'GAME_PLAY'),
played AS (
    SELECT DISTINCT _ingested_at, machine_id,
           len(list_filter((SELECT edges FROM bands), lambda edge: edge <= second)) - 1 AS band
    FROM plays)
SELECT _ingested_at, machine_id, count(band) AS bands
FROM days CROSS JOIN (SELECT DISTINCT machine_id FROM casino.bronze_slot_telemetry) LEFT JOIN played USING (_ingested_at, machine_id)
GROUP BY ALL
HAVING count(band) <> 10
