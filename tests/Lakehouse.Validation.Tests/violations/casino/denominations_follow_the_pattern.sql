UPDATE casino.bronze_slot_telemetry SET denomination = 0.05 WHERE machine_id = 'SM-0001';
UPDATE casino.bronze_slot_telemetry SET machine_id = 'SM-0002' WHERE event_id = (
    SELECT min(event_id) FROM casino.bronze_slot_telemetry WHERE machine_id = 'SM-0001');
