UPDATE casino.bronze_slot_telemetry SET jackpot_amount = 20000 * denomination WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET jackpot_amount = jackpot_amount + 0.01 WHERE event_id = an_event('JACKPOT');
