/* While a machine's door is open or its power off nobody plays it, feeds it, or is paid.
   A row returned: a play, bill, ticket or jackpot in that time. */
WITH states AS (
    SELECT event_id, machine_id, event_type, event_timestamp,
           sum(CASE WHEN event_type IN ('DOOR_OPEN', 'POWER_OFF') THEN 1
                    WHEN event_type IN ('DOOR_CLOSE', 'POWER_ON') THEN -1 ELSE 0 END) OVER (
               PARTITION BY machine_id ORDER BY event_timestamp RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS open
    FROM casino.bronze_slot_telemetry
    WHERE event_type NOT IN ('METER_UPDATE', 'TILT'))
SELECT event_id, machine_id, event_type, event_timestamp
FROM states
WHERE open > 0 AND event_type IN ('GAME_PLAY', 'BILL_IN', 'TICKET_OUT', 'JACKPOT')
