/* Machines are numbered from 1 on, and every one of them has rows.
   A row returned: the number of machines seen and the highest number among them, where the two differ. */
SELECT count(DISTINCT machine_id) AS machines, max(CAST(substr(machine_id, 4) AS BIGINT)) AS highest
FROM casino.bronze_slot_telemetry
HAVING count(DISTINCT machine_id) <> max(CAST(substr(machine_id, 4) AS BIGINT))
