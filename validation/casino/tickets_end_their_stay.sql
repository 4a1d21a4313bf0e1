/* A ticket is given at the end of a stay, on the second of its last play (from 17 slot rows a day on), to whoever made it.
   A row returned: a ticket at another moment, or of another session than the play. */
SELECT ticket.event_id, ticket.machine_id, ticket.event_timestamp, ticket.session_id
FROM casino.bronze_slot_telemetry AS ticket
LEFT JOIN (
    SELECT machine_id, session_id, event_timestamp,
           lead(session_id) OVER (PARTITION BY machine_id ORDER BY event_timestamp) AS next_session
    FROM casino.bronze_slot_telemetry
    WHERE event_type = 'GAME_PLAY') AS play USING (machine_id, event_timestamp)
WHERE ticket.event_type = 'TICKET_OUT'
  AND (play.machine_id IS NULL
       OR play.session_id IS DISTINCT FROM ticket.session_id
       OR play.next_session = play.session_id)
