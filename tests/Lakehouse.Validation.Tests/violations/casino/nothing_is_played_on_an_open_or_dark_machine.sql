UPDATE casino.bronze_slot_telemetry AS ticket SET machine_id = door.machine_id, event_timestamp = door.event_timestamp
FROM casino.bronze_slot_telemetry AS door
WHERE door.event_id = an_event('DOOR_OPEN') AND ticket.event_id = an_event('TICKET_OUT');
UPDATE casino.bronze_slot_telemetry AS play
SET machine_id = power.machine_id, event_timestamp = power.event_timestamp + INTERVAL 29 SECOND
FROM casino.bronze_slot_telemetry AS power
WHERE power.event_id = an_event('POWER_OFF') AND play.event_id = an_event('GAME_PLAY');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 6 HOUR WHERE event_type = 'DOOR_CLOSE';
