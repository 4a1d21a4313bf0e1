UPDATE casino.bronze_slot_telemetry SET coin_in = 2 WHERE event_id = an_event('BILL_IN');
UPDATE casino.bronze_slot_telemetry SET coin_in = 0.01 WHERE event_id = an_event('BILL_IN');
