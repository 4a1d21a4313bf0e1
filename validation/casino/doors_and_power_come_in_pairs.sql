/* A machine's door is opened and closed in turn, its power goes off and on in turn, and each pair takes 30 to 300 seconds of
   one gaming day.
   A row returned: a door or power event without its partner, or a pair that is too short or too long. */
WITH pairs AS (
    SELECT event_id, machine_id, event_type, event_timestamp, event_type IN ('DOOR_OPEN', 'POWER_OFF') AS opens,
           lag(opens) OVER in_turn AS before_opens, lead(opens) OVER in_turn AS after_opens,
           lag(event_timestamp) OVER in_turn AS before_time
    FROM casino.bronze_slot_telemetry
    WHERE event_type IN ('DOOR_OPEN', 'DOOR_CLOSE', 'POWER_OFF', 'POWER_ON')
    WINDOW in_turn AS (PARTITION BY machine_id, _ingested_at, event_type IN ('DOOR_OPEN', 'DOOR_CLOSE') ORDER BY event_timestamp))
SELECT event_id, machine_id, event_type, event_timestamp
FROM pairs
WHERE (opens AND coalesce(after_opens, true))
   OR (NOT opens AND coalesce(NOT before_opens, true))
   OR (NOT opens AND date_diff('second', before_time, event_timestamp) NOT BETWEEN 30 AND 300)
