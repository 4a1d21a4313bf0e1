UPDATE casino.bronze_slot_telemetry SET event_timestamp = _ingested_at WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = _ingested_at - INTERVAL 86401 SECOND WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 1 MILLISECOND WHERE event_id = an_event('TILT');
