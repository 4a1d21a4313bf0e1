/* An event is of the gaming day whose load brought it: from 06:00 to before 06:00 of the next day in Los Angeles, on a
   whole second.
   A row returned: an event before or after its day, or between two seconds. */
WITH days AS (
    SELECT _ingested_at,
           (_ingested_at AT TIME ZONE zone() - INTERVAL 1 DAY) AT TIME ZONE zone() AS begin
    FROM (SELECT DISTINCT _ingested_at FROM casino.bronze_slot_telemetry))
SELECT event_id, event_timestamp, _ingested_at
FROM casino.bronze_slot_telemetry JOIN days USING (_ingested_at)
WHERE event_timestamp >= _ingested_at
   OR event_timestamp < begin
   OR epoch_us(event_timestamp) % 1000000 <> 0
