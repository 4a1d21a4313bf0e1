/* In the order of time, the plays, bills, tickets and jackpots of a machine are one run for each session: nobody else, carded
   or not, plays in between.
   A row returned: a session whose rows on a machine are broken by others. */
WITH stays AS (
    SELECT machine_id, session_id, event_timestamp,
           coalesce(session_id, '') IS DISTINCT FROM
               lag(coalesce(session_id, '')) OVER (PARTITION BY machine_id ORDER BY event_timestamp, session_id) AS begins
    FROM casino.bronze_slot_telemetry
    WHERE event_type IN ('GAME_PLAY', 'BILL_IN', 'TICKET_OUT', 'JACKPOT'))
SELECT machine_id, session_id, count(*) AS runs
FROM stays
WHERE begins AND session_id IS NOT NULL
GROUP BY machine_id, session_id
HAVING count(*) > 1
