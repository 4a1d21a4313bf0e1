/* Every slot row has an event_id of its own.
   A row returned: an id that stands on several rows. */
SELECT event_id, count(*) AS rows
FROM casino.bronze_slot_telemetry
GROUP BY event_id
HAVING count(*) > 1
