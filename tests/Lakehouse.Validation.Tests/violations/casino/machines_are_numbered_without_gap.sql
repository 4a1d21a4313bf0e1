DELETE FROM casino.bronze_slot_telemetry WHERE machine_id = 'SM-0002';
UPDATE casino.bronze_slot_telemetry SET machine_id = 'SM-0005' WHERE machine_id = 'SM-0001';
