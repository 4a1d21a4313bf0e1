/* An asset number belongs to one machine.
   A row returned: an asset number that several machines carry. */
SELECT asset_number, count(DISTINCT machine_id) AS machines
FROM casino.bronze_slot_telemetry
GROUP BY asset_number
HAVING count(DISTINCT machine_id) > 1
