/* The type of a security event decides its threat level and which of its columns are filled.
   A row returned: an event with a value that its type does not have, or without one that it has. */
SELECT event_id, event_type, threat_level, camera_id, incident_number, incident_category, patrol_route, alarm_type
FROM casino.bronze_security_events
WHERE threat_level <> CASE
          WHEN event_type IN ('WEAPON_DETECTED', 'THREAT_DETECTED', 'EXCLUSION_VIOLATION') THEN 'CRITICAL'
          WHEN event_type IN ('ALTERCATION', 'MEDICAL_EMERGENCY', 'TRESPASS', 'UNAUTHORIZED_ACCESS') THEN 'HIGH'
          WHEN event_type IN ('INCIDENT_REPORT', 'SUSPICIOUS_ACTIVITY', 'ACCESS_DENIED', 'CAMERA_OBSTRUCTION') THEN 'MEDIUM'
          ELSE 'LOW' END
   OR (camera_id IS NOT NULL) <> (event_type IN ('CAMERA_ALERT', 'MOTION_DETECTED', 'CAMERA_OBSTRUCTION'))
   OR (patrol_route IS NOT NULL) <> (event_type = 'SECURITY_PATROL')
   OR (incident_number IS NOT NULL) <> (event_type IN (
          'INCIDENT_REPORT', 'ALTERCATION', 'TRESPASS', 'EXCLUSION_VIOLATION', 'MEDICAL_EMERGENCY', 'THREAT_DETECTED',
          'WEAPON_DETECTED', 'SUSPICIOUS_ACTIVITY'))
   OR (incident_category IS NULL) <> (incident_number IS NULL)
   OR (incident_severity IS NULL) <> (incident_number IS NULL)
   OR (responding_officer_id IS NULL) <> (incident_number IS NULL)
   OR (resolution_status IS NULL) <> (incident_number IS NULL)
   OR (incident_number IS NOT NULL AND incident_description IS NULL)
