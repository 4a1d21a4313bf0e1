UPDATE casino.bronze_security_events SET event_id = a_security_event('BADGE_SWIPE') WHERE event_type = 'BADGE_SWIPE';
UPDATE casino.bronze_security_events SET incident_number = 'INC-1' WHERE event_type = 'INCIDENT_REPORT';
UPDATE casino.bronze_compliance SET filing_id = 'X' WHERE filing_type = 'W2G';
UPDATE casino.bronze_compliance SET report_id = 'X' WHERE filing_type = 'W2G';
UPDATE casino.bronze_compliance SET irs_reference = 'X' WHERE filing_type = 'W2G'
