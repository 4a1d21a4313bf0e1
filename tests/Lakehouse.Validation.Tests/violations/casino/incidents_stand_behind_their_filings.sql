UPDATE casino.bronze_security_events SET visitor_id = 'PLY-00001' WHERE event_id = (SELECT min(event_id) FROM casino.bronze_security_events WHERE event_type = 'INCIDENT_REPORT' AND visitor_id IS NULL);
DELETE FROM casino.bronze_security_events WHERE event_type IN ('INCIDENT_REPORT', 'SUSPICIOUS_ACTIVITY') AND visitor_id IS NOT NULL;
UPDATE casino.bronze_security_events SET event_timestamp = event_timestamp + INTERVAL 2 DAY WHERE event_type IN ('INCIDENT_REPORT', 'SUSPICIOUS_ACTIVITY');
UPDATE casino.bronze_security_events SET incident_category = 'Theft' WHERE event_type IN ('INCIDENT_REPORT', 'SUSPICIOUS_ACTIVITY')
