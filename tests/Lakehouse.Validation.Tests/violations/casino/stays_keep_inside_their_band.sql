UPDATE casino.bronze_slot_telemetry SET event_timestamp = _ingested_at - INTERVAL 599 SECOND WHERE event_id = an_event('TICKET_OUT');
UPDATE casino.bronze_slot_telemetry SET event_timestamp = _ingested_at - INTERVAL 86161 SECOND WHERE event_id = an_event('BILL_IN');
UPDATE casino.bronze_slot_telemetry SET session_id = 'SES-00000000' WHERE event_id = an_event('JACKPOT');
UPDATE casino.bronze_slot_telemetry SET session_id = NULL WHERE event_id = an_event('JACKPOT');
