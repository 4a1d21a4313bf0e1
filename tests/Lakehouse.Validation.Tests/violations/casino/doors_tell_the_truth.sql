UPDATE casino.bronze_security_events SET access_granted = true WHERE event_id = a_security_event('ACCESS_DENIED');
UPDATE casino.bronze_security_events SET access_denied_reason = NULL WHERE event_id = a_security_event('ACCESS_DENIED');
UPDATE casino.bronze_security_events SET access_granted = false WHERE event_id = a_security_event('ACCESS_GRANTED');
UPDATE casino.bronze_security_events SET security_level = 'High Security' WHERE event_type = 'ACCESS_GRANTED';
UPDATE casino.bronze_security_events SET access_granted = true WHERE event_id = a_security_event('CAMERA_ALERT')
