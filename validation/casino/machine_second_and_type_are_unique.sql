/* A machine has at most one row of a type in a second.
   A row returned: a machine, second and type with several rows. */
SELECT machine_id, event_timestamp, event_type, count(*) AS rows
FROM casino.bronze_slot_telemetry
GROUP BY ALL
HAVING count(*) > 1
