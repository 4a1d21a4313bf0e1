UPDATE casino.bronze_slot_telemetry
SET asset_number = (SELECT any_value(asset_number) FROM casino.bronze_slot_telemetry WHERE machine_id = 'SM-0001')
WHERE machine_id = 'SM-0002';
