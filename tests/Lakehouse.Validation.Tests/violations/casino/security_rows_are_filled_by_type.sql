UPDATE casino.bronze_security_events SET threat_level = 'LOW' WHERE event_id = a_security_event('ACCESS_DENIED');
UPDATE casino.bronze_security_events SET camera_id = NULL WHERE event_id = a_security_event('CAMERA_ALERT');
UPDATE casino.bronze_security_events SET incident_number = NULL WHERE event_id = a_security_event('INCIDENT_REPORT');
UPDATE casino.bronze_security_events SET patrol_route = 'Route-A' WHERE event_id = a_security_event('BADGE_SWIPE');
UPDATE casino.bronze_security_events SET incident_description = NULL WHERE event_id = a_security_event('INCIDENT_REPORT')
