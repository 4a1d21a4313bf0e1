DELETE FROM casino.bronze_slot_telemetry WHERE event_id = an_event('DOOR_OPEN');
DELETE FROM casino.bronze_slot_telemetry WHERE event_id = an_event('DOOR_CLOSE');
DELETE FROM casino.bronze_slot_telemetry WHERE event_id = an_event('POWER_OFF');
DELETE FROM casino.bronze_slot_telemetry WHERE event_id = an_event('POWER_ON');
UPDATE casino.bronze_slot_telemetry SET event_type = 'POWER_ON' WHERE event_id = an_event('DOOR_CLOSE');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 301 SECOND WHERE event_id = an_event('POWER_ON');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 301 SECOND WHERE event_id = an_event('DOOR_OPEN');
UPDATE casino.bronze_slot_telemetry SET _ingested_at = _ingested_at + INTERVAL 1 DAY WHERE event_id = an_event('DOOR_CLOSE');
