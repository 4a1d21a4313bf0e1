/* A bill or a jackpot falls into a stay, not behind its last play: the machine's next play, on the same second or later that
   day, is of the same session, or anonymous as it is (from 17 slot rows a day on).
   A row returned: a bill or jackpot whose next play is of another session, or is missing. */
WITH stays AS (
    SELECT event_id, event_type, machine_id, session_id, event_timestamp,
           first_value(CASE WHEN event_type = 'GAME_PLAY' THEN coalesce(session_id, '') END IGNORE NULLS) OVER ahead AS next_session
    FROM casino.bronze_slot_telemetry
    WHERE event_type IN ('GAME_PLAY', 'BILL_IN', 'JACKPOT')
    WINDOW ahead AS (
        PARTITION BY machine_id, _ingested_at ORDER BY event_timestamp RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING))
SELECT event_id, event_type, machine_id, session_id
FROM stays
WHERE event_type <> 'GAME_PLAY' AND next_session IS DISTINCT FROM coalesce(session_id, '')
