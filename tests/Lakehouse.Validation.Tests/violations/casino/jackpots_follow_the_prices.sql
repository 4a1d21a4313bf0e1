UPDATE casino.bronze_slot_telemetry SET jackpot_amount = 5000 WHERE event_type = 'JACKPOT' AND denomination = 0.01;
UPDATE casino.bronze_slot_telemetry SET machine_id = 'SM-0001', denomination = 0.01 WHERE jackpot_amount < 1200;
