UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET session_id = NULL WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = event_timestamp + INTERVAL 3 HOUR WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = _ingested_at - INTERVAL 1 SECOND WHERE event_id = an_event('BILL_IN');
