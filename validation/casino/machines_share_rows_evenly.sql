/* On a gaming day every machine has as many rows of a type as every other, to one row; jackpots go by price instead.
   A row returned: a day and type with the fewest and most rows that a machine has. */
WITH counts AS (
    SELECT _ingested_at, event_type, machine_id, count(*) AS rows
    FROM casino.bronze_slot_telemetry
    WHERE event_type <> 'JACKPOT'
    GROUP BY ALL)
SELECT _ingested_at, event_type, max(rows) AS most,
       CASE WHEN count(*) = (SELECT count(DISTINCT machine_id) FROM casino.bronze_slot_telemetry) THEN min(rows) ELSE 0 END AS fewest
FROM counts
GROUP BY _ingested_at, event_type
HAVING most - fewest > 1
