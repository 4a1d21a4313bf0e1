UPDATE casino.bronze_slot_telemetry SET _ingested_at = _ingested_at + INTERVAL 1 HOUR;
UPDATE casino.bronze_slot_telemetry SET _ingested_at = _ingested_at + INTERVAL 1 SECOND WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET _batch_id = '00000000' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET _batch_id = '00000000';
DELETE FROM casino.bronze_slot_telemetry WHERE _ingested_at = a_load(3);
