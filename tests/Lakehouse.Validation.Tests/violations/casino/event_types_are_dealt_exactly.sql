UPDATE casino.bronze_slot_telemetry SET event_type = 'TILT' WHERE event_id = an_event('BILL_IN');
DELETE FROM casino.bronze_slot_telemetry WHERE event_type = 'POWER_ON';
UPDATE casino.bronze_slot_telemetry SET jackpot_amount = 1200
WHERE event_id = (SELECT min(event_id) FROM casino.bronze_slot_telemetry WHERE jackpot_amount < 1200);
