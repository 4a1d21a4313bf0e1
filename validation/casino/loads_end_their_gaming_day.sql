/* Every gaming day of the window is one load, at the 06:00 Los Angeles time that ends it, under an id of its own.
   A row returned: a load at another time, a day without its load, or an id or time shared by several loads. */
WITH loads AS (
    SELECT _ingested_at, _batch_id, _ingested_at AT TIME ZONE zone() AS local
    FROM (SELECT DISTINCT _ingested_at, _batch_id FROM casino.bronze_slot_telemetry))
SELECT _ingested_at, _batch_id
FROM loads
QUALIFY CAST(local AS TIME) <> TIME '06:00:00'
     OR local - lag(local) OVER (ORDER BY local) <> INTERVAL 1 DAY
     OR count(*) OVER (PARTITION BY _ingested_at) > 1
     OR count(*) OVER (PARTITION BY _batch_id) > 1
