UPDATE casino.bronze_security_events SET badge_number = 'BDG-00000' WHERE event_type = 'BADGE_SWIPE';
UPDATE casino.bronze_security_events SET badge_number = event_id WHERE event_type = 'BADGE_SWIPE' AND employee_id IS NOT NULL;
UPDATE casino.bronze_security_events SET employee_id = 'EMP-00001', event_timestamp = TIMESTAMPTZ '2025-12-28 00:00:00+00' WHERE event_type = 'BADGE_SWIPE'
