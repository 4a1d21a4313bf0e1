/* A player's visit on a gaming day has one session in a band, and all its sessions within five bands that follow one another.
   A row returned: a player and day with more. */
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
    SELECT _ingested_at, player_id, session_id, date_diff('second', begin, event_timestamp) * 86400 / length AS second
    FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
    WHERE player_id IS NOT NULL),
sessions AS (
    SELECT DISTINCT _ingested_at, player_id, session_id,
           len(list_filter((SELECT edges FROM bands), lambda edge: edge <= second)) - 1 AS band
    FROM rows)
SELECT _ingested_at, player_id, min(band) AS first, max(band) AS last, count(*) AS sessions
FROM sessions
GROUP BY _ingested_at, player_id
HAVING max(band) - min(band) > 4 OR count(*) > count(DISTINCT band)
