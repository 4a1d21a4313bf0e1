UPDATE casino.bronze_slot_telemetry SET machine_id = 'SM-0002' WHERE machine_id = 'SM-0001' AND _ingested_at = a_load(2);
DELETE FROM casino.bronze_slot_telemetry WHERE machine_id = 'SM-0001' AND event_type = 'METER_UPDATE' AND _ingested_at = a_load(2);
