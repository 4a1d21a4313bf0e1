UPDATE casino.bronze_slot_telemetry SET error_code = 'E008' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET error_code = 'E001', error_message = 'Bill Jam' WHERE event_id = an_event('TILT');
UPDATE casino.bronze_slot_telemetry SET error_message = NULL WHERE event_id = an_event('POWER_OFF');
