UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 1 SECOND WHERE event_id = an_event('TICKET_OUT');
UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = an_event('TICKET_OUT');
UPDATE casino.bronze_slot_telemetry AS ticket
SET machine_id = play.machine_id, session_id = play.session_id, event_timestamp = play.event_timestamp
FROM casino.bronze_slot_telemetry AS play
WHERE play.event_id = a_middle_play() AND ticket.event_id = an_event('TICKET_OUT');
